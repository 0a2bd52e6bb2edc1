/** Payments whose text names no known unit: kept, listed, and assigned to a unit later. */
@NullMarked
package org.socai.ledger.unmatched;

import org.jspecify.annotations.NullMarked;
