/** The month of one unit as the authority's statement form has it. */
@NullMarked
package org.socai.projections.statement;

import org.jspecify.annotations.NullMarked;
