package org.socai.api.bench;

import java.util.List;
import org.socai.api.bench.Board.Compared;
import org.socai.api.bench.Board.Measured;

/**
 * A whole run.
 *
 * @param measuredOn the day, in UTC
 * @param seconds how long the run took
 * @param size {@code quick} or {@code full}
 */
record Report(
        String measuredOn,
        long seconds,
        String size,
        long seed,
        int units,
        Machine machine,
        List<Measured> measured,
        List<Compared> compared) {}
