package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * The ids of the events of a range, and of the facts that they follow from, two halves each and
 * without an object for one; from them follows since when each event is known. Not thread-safe.
 */
final class FactIds {
    private final long[] own;

    /** Both halves 0 for facts. */
    private final long[] causes;

    FactIds(int size) {
        own = new long[2 * size];
        causes = new long[2 * size];
    }

    /** Takes the two ids of an event, of which the second may be null. */
    void take(CopiedRows row, int place) {
        readId(row, own, place);
        readId(row, causes, place);
    }

    private static void readId(CopiedRows row, long[] halves, int place) {
        if (row.enter() > 0) {
            halves[2 * place] = row.eightBytes();
            halves[2 * place + 1] = row.eightBytes();
        }
    }

    /**
     * Since when each event is known. Most consequences stand right behind their fact, or behind
     * others of the same fact.
     *
     * @param first the position of the first event
     */
    long[] positions(Connection connection, long first) throws SQLException {
        var positions = new long[own.length / 2];
        var elsewhere = new ArrayList<Integer>();
        int fact = 0;
        for (int place = 0; place < positions.length; place++) {
            if (causes[2 * place] == 0 && causes[2 * place + 1] == 0) {
                fact = place;
                positions[place] = first + place;
            } else if (causes[2 * place] == own[2 * fact]
                    && causes[2 * place + 1] == own[2 * fact + 1]) {
                positions[place] = first + fact;
            } else {
                elsewhere.add(place);
            }
        }
        if (!elsewhere.isEmpty()) {
            lookUp(connection, elsewhere, first, positions);
        }
        return positions;
    }

    private void lookUp(Connection connection, List<Integer> places, long first, long[] positions)
            throws SQLException {
        var here = new HashMap<UUID, Long>();
        for (int place = 0; place < positions.length; place++) {
            here.put(id(own, place), first + place);
        }
        var notHere = new HashSet<UUID>();
        for (int place : places) {
            if (!here.containsKey(id(causes, place))) {
                notHere.add(id(causes, place));
            }
        }
        if (!notHere.isEmpty()) {
            CausePositions.lookUp(connection, notHere, here);
        }
        for (int place : places) {
            var position = here.get(id(causes, place));
            if (position == null) {
                throw new IllegalStateException(
                        "the fact that position %d follows from is not in the log"
                                .formatted(first + place));
            }
            positions[place] = position;
        }
    }

    private static UUID id(long[] halves, int place) {
        return new UUID(halves[2 * place], halves[2 * place + 1]);
    }
}
