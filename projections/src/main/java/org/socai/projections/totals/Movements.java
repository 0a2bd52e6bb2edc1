package org.socai.projections.totals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import org.socai.projections.feed.KeptRows;

/** Where movements of units are read; they are handed over with their units. */
interface Movements {
    /** What became known after one position through another. */
    void known(long after, long through, BiConsumer<String, MovedAmounts> consumer)
            throws SQLException;

    /** All that units had as known at a position. */
    void of(List<String> units, long through, BiConsumer<String, MovedAmounts> consumer)
            throws SQLException;

    /** Those in the table. */
    record InTable(Connection connection) implements Movements {
        @Override
        public void known(long after, long through, BiConsumer<String, MovedAmounts> consumer)
                throws SQLException {
            MovedAmounts.known(connection, after, through, consumer);
        }

        @Override
        public void of(List<String> units, long through, BiConsumer<String, MovedAmounts> consumer)
                throws SQLException {
            MovedAmounts.of(connection, units, through, consumer);
        }
    }

    /** The same, as a rebuild has kept them; those of few units are in the table only. */
    record Kept(KeptRows kept, Connection connection) implements Movements {
        @Override
        public void known(long after, long through, BiConsumer<String, MovedAmounts> consumer) {
            MovedAmounts.known(kept, after, through, consumer);
        }

        @Override
        public void of(List<String> units, long through, BiConsumer<String, MovedAmounts> consumer)
                throws SQLException {
            MovedAmounts.of(connection, units, through, consumer);
        }
    }

    /** Those of one unit. */
    record OfUnit(String unit, List<MovedAmounts> all) implements Movements {
        @Override
        public void known(long after, long through, BiConsumer<String, MovedAmounts> consumer) {
            for (var moved : all) {
                if (moved.knownFrom() > after && moved.knownFrom() <= through) {
                    consumer.accept(unit, moved);
                }
            }
        }

        @Override
        public void of(
                List<String> units, long through, BiConsumer<String, MovedAmounts> consumer) {
            if (units.contains(unit)) {
                known(0, through, consumer);
            }
        }
    }
}
