/** Who is missing from the read models, since when, and why. */
@NullMarked
package org.socai.projections.quarantine;

import org.jspecify.annotations.NullMarked;
