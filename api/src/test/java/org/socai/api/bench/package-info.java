/** The benchmarks run, and their gate finds what is wrong. */
@NullMarked
package org.socai.api.bench;

import org.jspecify.annotations.NullMarked;
