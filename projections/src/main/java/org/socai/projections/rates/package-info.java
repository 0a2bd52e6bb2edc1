/** The overdue rate: overdue principal as a share of a named denominator. */
@NullMarked
package org.socai.projections.rates;

import org.jspecify.annotations.NullMarked;
