/**
 * Totals of offices: movements of all units of an office added up by blocks of knowledge and by
 * days, so that a question about a province reads thousands of rows and not millions.
 */
@NullMarked
package org.socai.projections.totals;

import org.jspecify.annotations.NullMarked;
