/** The checker: what is posted against what follows from the facts. */
@NullMarked
package org.socai.projections.checks;

import org.jspecify.annotations.NullMarked;
