/** The program: HTTP, imports and closings, security, wiring and launch. */
@NullMarked
package org.socai.api;

import org.jspecify.annotations.NullMarked;
