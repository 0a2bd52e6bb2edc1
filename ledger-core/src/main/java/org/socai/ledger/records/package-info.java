/** Records as their components. */
@NullMarked
package org.socai.ledger.records;

import org.jspecify.annotations.NullMarked;
