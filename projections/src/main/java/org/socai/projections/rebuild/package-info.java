/** Replaying the whole log into the read models. */
@NullMarked
package org.socai.projections.rebuild;

import org.jspecify.annotations.NullMarked;
