/** The demonstration, run as {@code ./socai demo} runs it. */
@NullMarked
package org.socai.api.demo;

import org.jspecify.annotations.NullMarked;
