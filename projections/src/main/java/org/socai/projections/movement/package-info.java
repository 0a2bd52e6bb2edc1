/** The journal: every balanced line that an event implies, one row each. */
@NullMarked
package org.socai.projections.movement;

import org.jspecify.annotations.NullMarked;
