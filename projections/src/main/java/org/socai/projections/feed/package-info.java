/** How events reach the read models, and how far they have come. */
@NullMarked
package org.socai.projections.feed;

import org.jspecify.annotations.NullMarked;
