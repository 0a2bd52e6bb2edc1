/** Reports over many units: who is in arrears, the overdue rate, money that waits for its unit. */
@NullMarked
package org.socai.api.reports;

import org.jspecify.annotations.NullMarked;
