package org.socai.projections.quarantine;

import java.time.Instant;

/**
 * A stream that the read models hold only up to an event.
 *
 * @param stream such as {@code unit:TZ0001A}
 * @param position of the first event that is left out
 * @param since when that event was recorded
 * @param event the name it is stored under
 * @param leftOut how many events of the stream are left out by now
 * @param reason why it could not be read or projected, for an operator
 */
public record QuarantinedStream(
        String stream, long position, Instant since, String event, long leftOut, String reason) {}
