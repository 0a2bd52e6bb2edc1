/**
 * Derived figures of units at a pair of dates, and the late charges and missing rates that reports
 * take from them.
 */
@NullMarked
package org.socai.projections.figures;

import org.jspecify.annotations.NullMarked;
