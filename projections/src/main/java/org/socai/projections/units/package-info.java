/** Which units there are, how they are found, and the master data that hold at a pair of dates. */
@NullMarked
package org.socai.projections.units;

import org.jspecify.annotations.NullMarked;
