package org.socai.api.knowledge;

import java.time.Instant;

/** A position and an instant by which it, and no later one, was recorded. */
record Moment(long position, Instant at) {}
