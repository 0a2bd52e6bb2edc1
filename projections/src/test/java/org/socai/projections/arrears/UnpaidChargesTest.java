package org.socai.projections.arrears;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.MissingRule;
import org.socai.projections.Page;
import org.socai.projections.RandomUnits;
import org.socai.projections.Works;
import org.socai.projections.arrears.ArrearsList.Totals;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.Derived;

/** Charges added up from what is posted and overdue, against the sum over units as derived. */
class UnpaidChargesTest {
    private static final long USUAL = 1_000_000_000_000L;

    /** How many units were added up, and how many of them one by one. */
    private int units;

    private int oneByOne;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void totals_are_the_sums_over_the_units_at_every_pair_of_dates(long seed) throws SQLException {
        try (var random = new RandomUnits(seed, USUAL)) {
            for (int i = 0; i < 150; i++) {
                if (i % 50 == 0) {
                    keepAccounts(random);
                }
                compare(random, new AsOf(random.day(), random.position()));
            }
        }
        assertThat(oneByOne).as("of %s units", units).isLessThan(units);
    }

    @Test
    void amounts_too_large_to_multiply_are_derived() throws SQLException {
        try (var random = new RandomUnits(77, Long.MAX_VALUE)) {
            keepAccounts(random);
            for (int i = 0; i < 100; i++) {
                compare(random, new AsOf(random.day(), random.position()));
            }
        }
    }

    /** A ledger so small would be read as movements alone. */
    private static void keepAccounts(RandomUnits random) throws SQLException {
        var tables = new UnitAccountTables(1 + random.position() % 100);
        for (var table : tables.tables()) {
            random.ledger.sql.sql("delete from " + table).update();
        }
        try (var connection = random.ledger.database.getConnection()) {
            tables.fill(Works.on(connection), random.position());
        }
    }

    private void compare(RandomUnits random, AsOf asOf) {
        var derived = random.ledger.figures.derive(random.units, asOf);
        var arrears = new ArrearsQuestion("", asOf, 0, 0, new Page(0, 1));
        if (isRefused(random, asOf)) {
            assertThatThrownBy(() -> random.ledger.arrears.list(arrears))
                    .isInstanceOf(MissingRule.class);
            return;
        }
        var charges = new OfficeCharges(random.ledger.database, random.ledger.figures);
        if (derived.missing().isEmpty()) {
            assertThat(charges.of("", null, asOf)).as("all at %s", asOf).isEqualTo(all(derived));
            assertThat(random.ledger.arrears.list(arrears).totals())
                    .as("in arrears at %s", asOf)
                    .isEqualTo(inArrears(random, derived, asOf));
            count(random, arrears);
        } else {
            assertThatThrownBy(() -> charges.of("", null, asOf))
                    .as("missing at %s", asOf)
                    .isInstanceOf(MissingRule.class)
                    .hasMessage(derived.missing().values().iterator().next().getMessage());
        }
    }

    private static boolean isRefused(RandomUnits random, AsOf asOf) {
        return !random.ledger.awaitedRates.waiting("", null, asOf).isEmpty();
    }

    private void count(RandomUnits random, ArrearsQuestion question) {
        var reckoning =
                new UnpaidCharges(random.ledger.database, random.ledger.figures)
                        .at(question.asOf());
        var found =
                new ReadTransactions(random.ledger.database)
                        .run(connection -> OverdueUnits.find(connection, question, reckoning));
        units += found.units();
        oneByOne += found.toBeDerived().size();
    }

    private static long all(Derived derived) {
        return derived.balances().values().stream()
                .mapToLong(balance -> balance.totals().charge())
                .sum();
    }

    private static Totals inArrears(RandomUnits random, Derived derived, AsOf asOf) {
        var totals = new Totals(0, 0, 0, 0);
        for (var unit : derived.balances().entrySet()) {
            var sums = unit.getValue().totals();
            if (sums.overdue() > 0) {
                totals =
                        new Totals(
                                totals.units() + 1,
                                totals.workers() + workers(random, unit.getKey(), asOf),
                                totals.overdue() + sums.overdue(),
                                totals.charge() + sums.charge());
            }
        }
        return totals;
    }

    private static int workers(RandomUnits random, UnitCode unit, AsOf asOf) {
        return random
                .ledger
                .sql
                .sql(
                        """
                        select workers
                        from declared_workers
                        where unit = ? and kind in ('REGULAR', 'RETROACTIVE') and declared_on <= ? and known_from <= ?
                        order by period desc, declared_on desc, position desc
                        """)
                .params(unit.value(), asOf.effectiveOn(), asOf.position())
                .query(Integer.class)
                .list()
                .stream()
                .findFirst()
                .orElse(0);
    }
}
