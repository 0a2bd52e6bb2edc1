/** The peers keep what they acknowledge, and it is noticed when they do not. */
@NullMarked
package org.socai.api.bench.peer;

import org.jspecify.annotations.NullMarked;
