/** Making the read models anew from the log, beside the living ones or for one unit. */
@NullMarked
package org.socai.projections.rebuild;

import org.jspecify.annotations.NullMarked;
