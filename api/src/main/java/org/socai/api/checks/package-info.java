/** The ledger checking itself: what stands posted against what follows from the facts. */
@NullMarked
package org.socai.api.checks;

import org.jspecify.annotations.NullMarked;
