/** Money for which no unit has been found, as known at a position. */
@NullMarked
package org.socai.projections.unmatched;

import org.jspecify.annotations.NullMarked;
