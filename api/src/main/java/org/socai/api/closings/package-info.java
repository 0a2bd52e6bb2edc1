/** Closing months for all units. */
@NullMarked
package org.socai.api.closings;

import org.jspecify.annotations.NullMarked;
