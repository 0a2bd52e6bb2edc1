/**
 * The benchmarks: every line of what the design promises, measured in one run against the raw
 * limits of the same PostgreSQL and against Axon's own engines, and believed only after everything
 * acknowledged has been found again.
 */
@NullMarked
package org.socai.api.bench;

import org.jspecify.annotations.NullMarked;
