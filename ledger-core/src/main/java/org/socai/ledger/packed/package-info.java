/** Many values in few bytes. */
@NullMarked
package org.socai.ledger.packed;

import org.jspecify.annotations.NullMarked;
