/** Every refusal as an RFC 9457 problem, with one stable type per reason. */
@NullMarked
package org.socai.api.problem;

import org.jspecify.annotations.NullMarked;
