/** Many values in few bytes. */
@NullMarked
package org.socai.projections.packed;

import org.jspecify.annotations.NullMarked;
