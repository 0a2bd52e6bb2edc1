/** Which units owe overdue principal, how much, since when and for how many workers. */
@NullMarked
package org.socai.projections.arrears;

import org.jspecify.annotations.NullMarked;
