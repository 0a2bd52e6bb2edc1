package org.socai.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.socai.ledger.store.TestPostgres;

/** The same rows by copy and by insert, in two tables that must be equal afterwards. */
class CopyingRowsTest {
    private static final String[] COLUMNS = {
        "position bigint",
        "big bigint",
        "number integer",
        "small smallint",
        "words text",
        "day date",
        "yes boolean"
    };
    private static final ProjectionTable COPIED = ProjectionTable.of("copied", COLUMNS);
    private static final ProjectionTable INSERTED = ProjectionTable.of("inserted", COLUMNS);

    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        connection = TestPostgres.freshDatabase().owner().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var table : List.of("copied", "inserted")) {
                statement.execute(
                        "create table %s (%s)".formatted(table, String.join(", ", COLUMNS)));
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void every_value_a_column_can_hold_arrives_as_an_insert_would_bring_it() throws SQLException {
        var rows = new ArrayList<Object[]>();
        rows.add(row(1, null, null, null, null, null, null));
        rows.add(row(2, 0L, 0, (short) 0, "", LocalDate.of(2000, 1, 1), false));
        rows.add(
                row(
                        3,
                        Long.MAX_VALUE,
                        Integer.MAX_VALUE,
                        Short.MAX_VALUE,
                        "tab\t, line\n, return\r, \\N, \\., \"quotes\", 'more', \\",
                        LocalDate.of(9999, 12, 31),
                        true));
        rows.add(
                row(
                        4,
                        Long.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Short.MIN_VALUE,
                        "Công ty Cổ phần Dệt may Hòa Thọ ₫ – nghìn tỷ 🏭",
                        LocalDate.of(1, 1, 1),
                        true));
        rows.add(
                row(5, -1L, -1, (short) -1, "a".repeat(300_000), LocalDate.of(1999, 12, 31), null));
        rows.add(row(6, 1L, null, null, "ấ".repeat(100_000), LocalDate.of(1900, 2, 28), false));
        assertArriveAlike(rows);
    }

    @Test
    void many_random_rows_arrive_alike() throws SQLException {
        var random = new Random(20261122);
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(
                    row(
                            i,
                            random.nextLong(),
                            random.nextInt(),
                            random.nextInt(8) == 0 ? null : (short) random.nextInt(),
                            text(random),
                            LocalDate.ofEpochDay(random.nextInt(-700_000, 700_000)),
                            random.nextBoolean()));
        }
        assertArriveAlike(rows);
    }

    @Test
    void a_buffer_is_empty_once_it_is_sent() throws SQLException {
        var copy = new CopyRows();
        for (long position = 1; position <= 3; position++) {
            copy.add(COPIED, row(position, 1L, 1, (short) 1, "x", LocalDate.EPOCH, true));
            assertThat(copy.size()).isPositive();
            copy.copy(connection);
            assertThat(copy.size()).isZero();
        }
        copy.copy(connection);
        assertThat(count("copied")).isEqualTo(3);
    }

    @Test
    void a_value_that_does_not_fit_is_refused_and_leaves_no_half_row() throws SQLException {
        var copy = new CopyRows();
        copy.add(COPIED, row(1, 1L, 1, (short) 1, "kept", LocalDate.EPOCH, true));
        assertThatThrownBy(
                        () -> copy.add(COPIED, row(2, 1L, 1, (short) 1, "x", LocalDate.MAX, true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("years");
        assertThatThrownBy(
                        () -> copy.add(COPIED, row(3, 1, 1, (short) 1, "x", LocalDate.EPOCH, true)))
                .isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> copy.add(COPIED, 4L, 1L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values");
        copy.copy(connection);
        assertThat(count("copied")).isEqualTo(1);
    }

    @Test
    void what_the_database_refuses_is_given_up() throws SQLException {
        var copy = new CopyRows();
        copy.add(COPIED, row(1, 1L, 1, (short) 1, "null \0 byte", LocalDate.EPOCH, true));
        assertThatThrownBy(() -> copy.copy(connection)).isInstanceOf(PSQLException.class);
        connection.rollback();
        assertThat(copy.size()).isZero();
    }

    @Test
    void a_batch_of_many_rows_brings_the_same_as_batches_of_few() throws SQLException {
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < 3 * InsertRows.COPIED_FROM; i++) {
            rows.add(row(i, (long) i, i, (short) i, "x" + i, LocalDate.ofEpochDay(i), true));
        }
        var batch = new InsertRows();
        rows.forEach(row -> batch.add(COPIED, row));
        batch.add(INSERTED, row(1, 1L, 1, (short) 1, "few of another table", null, null));
        batch.insert(connection);
        assertThat(count("inserted")).isEqualTo(1);
        assertThat(count("(select distinct * from copied)")).isEqualTo(rows.size());
    }

    /** The database refuses it by the statement, as it does in a batch of few. */
    @Test
    void a_day_that_cannot_be_copied_is_refused_by_the_database() throws SQLException {
        var batch = new InsertRows();
        for (int i = 0; i < InsertRows.COPIED_FROM; i++) {
            batch.add(COPIED, row(i, 1L, 1, (short) 1, "x", LocalDate.EPOCH, true));
        }
        batch.add(COPIED, row(-1, 1L, 1, (short) 1, "x", LocalDate.MAX, true));
        assertThatThrownBy(() -> batch.insert(connection))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(Poison.isAboutValues(refusal)).isTrue());
    }

    @Test
    void what_is_refused_in_a_batch_of_many_can_be_undone_alone() throws SQLException {
        var batch = new InsertRows();
        for (int i = 0; i < InsertRows.COPIED_FROM; i++) {
            batch.add(COPIED, row(i, 1L, 1, (short) 1, "null \0 byte", LocalDate.EPOCH, true));
        }
        assertThatThrownBy(() -> batch.insert(connection))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(Poison.isAboutValues(refusal)).isTrue());
        try (var statement = connection.createStatement()) {
            statement.execute("rollback to savepoint " + InsertRows.SAVEPOINT);
        }
        assertThat(count("copied")).isZero();
    }

    private void assertArriveAlike(List<Object[]> rows) throws SQLException {
        var copy = new CopyRows();
        rows.forEach(row -> copy.add(COPIED, row));
        copy.copy(connection);
        int few = InsertRows.COPIED_FROM - 1;
        for (int from = 0; from < rows.size(); from += few) {
            var insert = new InsertRows();
            rows.subList(from, Math.min(from + few, rows.size()))
                    .forEach(row -> insert.add(INSERTED, row));
            insert.insert(connection);
        }
        assertThat(count("copied")).isEqualTo(rows.size());
        assertThat(
                        count(
                                """
                                ((table copied except all table inserted)
                                 union all (table inserted except all table copied))
                                """))
                .isZero();
    }

    private static @Nullable Object[] row(long position, @Nullable Object... rest) {
        var row = new @Nullable Object[rest.length + 1];
        row[0] = position;
        System.arraycopy(rest, 0, row, 1, rest.length);
        return row;
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(40);
        while (text.length() < length) {
            int point = random.nextInt(1, random.nextBoolean() ? 0x80 : 0x2000);
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private long count(String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table + " t")) {
            row.next();
            return row.getLong(1);
        }
    }
}
