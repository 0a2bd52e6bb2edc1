/** The program as a process of its own: killed, cut off from the network, given too much. */
@NullMarked
package org.socai.api.system;

import org.jspecify.annotations.NullMarked;
