/** Payments one by one: to which unit they belong. */
@NullMarked
package org.socai.api.payments;

import org.jspecify.annotations.NullMarked;
