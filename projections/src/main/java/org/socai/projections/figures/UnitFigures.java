package org.socai.projections.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.booking.EarlierStates;
import org.socai.ledger.booking.RuleBooks;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.history.UnitHistory;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.ReadEvent;
import org.socai.ledger.store.UnreadableEvent;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitEvent;
import org.socai.projections.feed.AsOf;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The figures of units at a pair of dates, derived from their facts and from the law as known then.
 *
 * <p>Reads the log itself, from the snapshot of the unit that serves the question, and needs no
 * projection. A question asked again while nothing new is known about the unit or the law is
 * answered from memory. Thread-safe.
 */
public final class UnitFigures {
    private static final int UNITS_AT_ONCE = 200;

    private final JdbcTemplate jdbc;
    private final LedgerReader reader;
    private final RuleBooks rules;
    private final EarlierStates earlier;
    private final BalanceCache cache;

    /**
     * @param keptBalances how many derived balances to keep in memory, about half a kilobyte each
     */
    public UnitFigures(
            DataSource database, LedgerReader reader, RuleBooks rules, int keptBalances) {
        this.jdbc = new JdbcTemplate(database);
        this.reader = reader;
        this.rules = rules;
        this.earlier = new EarlierStates(reader);
        this.cache = new BalanceCache(keptBalances);
    }

    /**
     * What one unit owes; null where it was not known.
     *
     * @throws MissingRule where the figures need a rule that was not known
     * @throws UnreadableEvent where a fact of the unit cannot be read
     */
    public @Nullable UnitBalance balance(UnitCode unit, AsOf asOf) {
        var derived = derive(List.of(unit), asOf);
        for (var unreadable : derived.unreadable().values()) {
            throw unreadable;
        }
        for (var missing : derived.missing().values()) {
            throw missing;
        }
        return derived.balances().get(unit);
    }

    /**
     * What several units owe, in the order of their codes; those that were not known, or one of
     * whose facts cannot be read, are left out.
     *
     * @throws MissingRule of the first unit whose figures need a rule that was not known
     */
    public Map<UnitCode, UnitBalance> balances(Collection<UnitCode> units, AsOf asOf) {
        var derived = derive(units, asOf);
        for (var missing : derived.missing().values()) {
            throw missing;
        }
        return derived.balances();
    }

    /** What several units owe, or which rule their figures lack. */
    public Derived derive(Collection<UnitCode> units, AsOf asOf) {
        return derive(units, asOf, this::deriveSome);
    }

    /** The same from all facts, whatever is kept in memory or as snapshots: for whoever checks. */
    public Derived deriveFromFacts(Collection<UnitCode> units, AsOf asOf) {
        return derive(units, asOf, this::deriveFromFacts);
    }

    /** One unit's events that have positions; none for an unknown unit. */
    public UnitHistory history(UnitCode unit) {
        ConnectionCallback<UnitHistory> read =
                connection ->
                        new UnitHistory(
                                reader.stream(connection, StreamId.of(unit)).stream()
                                        .map(recorded -> recorded.as(UnitEvent.class))
                                        .toList());
        return jdbc.execute(read);
    }

    /** The rule book as known at a position. */
    public RuleBook rules(long position) {
        ConnectionCallback<RuleBook> read = connection -> rules.asKnownAt(connection, position);
        return jdbc.execute(read);
    }

    /** How some of many units are derived. */
    @FunctionalInterface
    private interface Derivation {
        void of(
                Connection connection,
                List<UnitCode> units,
                AsOf asOf,
                RuleBook book,
                Derived derived)
                throws SQLException;
    }

    private Derived derive(Collection<UnitCode> units, AsOf asOf, Derivation derivation) {
        ConnectionCallback<Derived> all =
                connection -> {
                    var book = rules.asKnownAt(connection, asOf.position());
                    var derived = new Derived(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
                    var rest = List.copyOf(new TreeSet<>(units));
                    for (int from = 0; from < rest.size(); from += UNITS_AT_ONCE) {
                        var some = rest.subList(from, Math.min(from + UNITS_AT_ONCE, rest.size()));
                        derivation.of(connection, some, asOf, book, derived);
                    }
                    return derived;
                };
        return jdbc.execute(all);
    }

    private void deriveSome(
            Connection connection, List<UnitCode> units, AsOf asOf, RuleBook book, Derived derived)
            throws SQLException {
        var unanswered = new HashMap<UnitCode, BalanceCache.Key>();
        var known = new HashMap<UnitCode, Long>();
        Known.at(asOf.position(), connection, units)
                .forEach(
                        (unit, of) -> {
                            var key =
                                    new BalanceCache.Key(
                                            unit, of.lastPosition(), book, asOf.effectiveOn());
                            var answer = cache.get(key);
                            if (answer == null) {
                                unanswered.put(unit, key);
                                known.put(unit, of.events());
                            } else {
                                derived.balances().put(unit, answer);
                            }
                        });
        var states = earlier.of(connection, known, asOf.effectiveOn(), book);
        states.forEach(
                (unit, state) ->
                        derive(
                                unit,
                                () -> UnitHistory.balance(state, asOf.effectiveOn(), book),
                                derived));
        known.keySet().removeAll(states.keySet());
        deriveFromFacts(connection, known.keySet(), asOf, book, derived);
        unanswered.forEach(
                (unit, key) -> {
                    var balance = derived.balances().get(unit);
                    if (balance != null) {
                        cache.put(key, balance);
                    }
                });
    }

    private void deriveFromFacts(
            Connection connection,
            Collection<UnitCode> units,
            AsOf asOf,
            RuleBook book,
            Derived derived)
            throws SQLException {
        if (units.isEmpty()) {
            return;
        }
        facts(connection, units, asOf.position(), derived)
                .forEach(
                        (unit, history) ->
                                derive(
                                        unit,
                                        () ->
                                                history.balance(
                                                        asOf.effectiveOn(), asOf.position(), book),
                                        derived));
    }

    /** Only facts are read; what was posted for them is many times as much and has no say here. */
    private Map<UnitCode, UnitHistory> facts(
            Connection connection, Collection<UnitCode> units, long position, Derived derived)
            throws SQLException {
        var facts = new HashMap<UnitCode, List<Recorded<UnitEvent>>>();
        var streams = units.stream().map(StreamId::of).toList();
        for (var read : reader.readFacts(connection, streams)) {
            switch (read) {
                case ReadEvent.Decoded decoded -> {
                    var fact = decoded.recorded().as(UnitEvent.class);
                    facts.computeIfAbsent(fact.event().unit(), _ -> new ArrayList<>()).add(fact);
                }
                case ReadEvent.Unreadable unreadable -> {
                    if (unreadable.position() <= position) {
                        derived.unreadable()
                                .putIfAbsent(
                                        new StreamId(unreadable.stream()).unit(),
                                        unreadable.asException());
                    }
                }
            }
        }
        facts.keySet().removeAll(derived.unreadable().keySet());
        var histories = new HashMap<UnitCode, UnitHistory>();
        facts.forEach((unit, own) -> histories.put(unit, new UnitHistory(own)));
        return histories;
    }

    private static void derive(
            UnitCode unit, Supplier<@Nullable UnitBalance> derivation, Derived derived) {
        try {
            var balance = derivation.get();
            if (balance != null) {
                derived.balances().put(unit, balance);
            }
        } catch (MissingRule rule) {
            derived.missing().put(unit, rule);
        }
    }
}
