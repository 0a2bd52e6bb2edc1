package org.socai.projections.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.ledger.packed.Packed;
import org.socai.projections.feed.ProjectionTable.Column;

/**
 * The rows of one table, kept in few bytes on their way into it, so that what is derived from them
 * need not ask the database for all of them again. They stand in a temporary file, so memory does
 * not grow with them; only the texts are held, of which there have to be few. Several parts may be
 * written at once; rows are read once all parts have ended, by several at once.
 */
public final class KeptRows implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptRows.class);

    /** Little enough to be read for a few rows, much enough to be read at once. */
    private static final int MOST_BYTES = 1 << 16;

    private final ProjectionTable table;
    private final int knownFrom;
    private final FileChannel file;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final NavigableMap<Long, Queue<Stretch>> stretches = new ConcurrentSkipListMap<>();
    private long written;
    private volatile boolean whole = true;

    /**
     * Rows that stand in the file one behind the other, and the knowledge they span.
     *
     * @param position of the first of them
     */
    private record Stretch(long position, long firstKnown, long lastKnown, long at, int length) {}

    private KeptRows(ProjectionTable table, FileChannel file) {
        this.table = table;
        this.knownFrom = table.columns().indexOf(new Column("known_from", "bigint"));
        this.file = file;
    }

    /**
     * None yet.
     *
     * @param table with a column {@code known_from}
     */
    public static KeptRows of(ProjectionTable table) throws IOException {
        var path = Files.createTempFile("socai-rebuild-", ".rows");
        return new KeptRows(
                table,
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
    }

    public ProjectionTable table() {
        return table;
    }

    /** Whether these are the rows that the table holds. */
    public boolean isWhole() {
        return whole;
    }

    /** Says that the table does not hold these rows; whoever wants them has to ask the database. */
    public void giveUp() {
        whole = false;
    }

    /** Takes rows in the order of their positions, of one range after another. */
    public Part part() {
        return new Part();
    }

    /**
     * Some rows on their way into the file. They are found once they are kept, which is for when
     * the table has them. Not thread-safe.
     */
    public final class Part {
        private final Packed packed = new Packed();
        private final List<Stretch> waiting = new ArrayList<>();
        private long position;
        private long firstKnown;
        private long lastKnown;

        /** Takes a row; one that stops half-way belongs to rows that are discarded. */
        public void add(@Nullable Object[] values) {
            long known = whole(values[knownFrom]);
            if (packed.size() == 0) {
                position = whole(values[0]);
                firstKnown = known;
                lastKnown = known;
            }
            firstKnown = Math.min(firstKnown, known);
            lastKnown = Math.max(lastKnown, known);
            long nothing = 0;
            for (int i = 0; i < values.length; i++) {
                nothing |= values[i] == null ? 1L << i : 0;
            }
            packed.number(nothing);
            for (var value : values) {
                if (value != null) {
                    packed.number(KeptRow.number(value, KeptRows.this::number));
                }
            }
            if (packed.size() > MOST_BYTES) {
                end();
            }
        }

        /** Ends a range. Where its rows cannot be written, those of all ranges are given up. */
        public void end() {
            if (packed.size() == 0) {
                return;
            }
            try {
                long at = place(packed.size());
                var left = packed.asBuffer();
                while (left.hasRemaining()) {
                    file.write(left, at + left.position());
                }
                waiting.add(new Stretch(position, firstKnown, lastKnown, at, packed.size()));
            } catch (IOException refused) {
                LOG.warn("rows of {} are not kept: {}", table.name(), refused.toString());
                giveUp();
            }
            packed.clear();
        }

        /** Keeps the rows of the ranges that have ended. */
        public void keep() {
            for (var stretch : waiting) {
                stretches
                        .computeIfAbsent(stretch.position(), _ -> new ConcurrentLinkedQueue<>())
                        .add(stretch);
            }
            waiting.clear();
        }

        /** Forgets what is not kept yet. */
        public void discard() {
            packed.clear();
            waiting.clear();
        }
    }

    private static long whole(@Nullable Object value) {
        return (Long) Objects.requireNonNull(value);
    }

    private synchronized long place(int length) {
        long at = written;
        written += length;
        return at;
    }

    private int number(String text) {
        var number = numbers.get(text);
        return number == null ? added(text) : number;
    }

    private synchronized int added(String text) {
        return numbers.computeIfAbsent(
                text,
                _ -> {
                    texts.add(text);
                    return texts.size() - 1;
                });
    }

    /**
     * Hands over the rows known after one position through another, in the order of the positions
     * where they stand. The row is the same every time, with other values.
     */
    public void forEach(long after, long through, Consumer<KeptRow> consumer) {
        for (var some : stretches.values()) {
            for (var stretch : some) {
                if (stretch.firstKnown() <= through && stretch.lastKnown() > after) {
                    forEach(stretch, after, through, consumer);
                }
            }
        }
    }

    private void forEach(Stretch stretch, long after, long through, Consumer<KeptRow> consumer) {
        var row = new KeptRow(table, read(stretch), texts);
        while (row.next()) {
            long known = row.number(knownFrom);
            if (known > after && known <= through) {
                consumer.accept(row);
            }
        }
    }

    private byte[] read(Stretch stretch) {
        var bytes = ByteBuffer.allocate(stretch.length());
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, stretch.at() + bytes.position()) < 0) {
                    throw new IOException("rows of " + table.name() + " were cut off");
                }
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        return bytes.array();
    }

    /** Deletes the file. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException left) {
            LOG.warn("a file of kept rows was left behind: {}", left.getMessage());
        }
    }
}
