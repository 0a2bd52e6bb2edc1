package org.socai.api.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.store.EventIds;
import org.socai.projections.feed.ProjectionPosition;

/**
 * How long after its answer a command is part of every answer, while two thousand commands a second
 * come in at their own pace, whatever the ledger does. What the projections have reached is asked
 * for every millisecond, so times are too long by up to that.
 */
final class VisibilityMeasurement implements Measurement {
    private static final int CALLERS = 32;
    private static final int PER_SECOND = 2_000;
    private static final long BETWEEN_COMMANDS = CALLERS * 1_000_000_000L / PER_SECOND;

    private final Run run;

    VisibilityMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.VISIBILITY;
    }

    /** When somebody saw how far the projections had come. */
    private record Sight(long nanos, long position) {}

    @Override
    public boolean isDisturbing() {
        return true;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        var subject = Subject.sample(run.ledger(), run.sizes().sample());
        // Code is compiled and states are read before anything counts.
        send(mix(scale, subject, 0), new ConcurrentHashMap<>());
        run.ledger().settled();
        var answered = new ConcurrentHashMap<String, Long>();
        var sights = new ArrayList<Sight>();
        var watching = Thread.ofPlatform().name("watching").daemon().start(() -> watch(sights));
        Callers.Done done;
        try {
            done = send(mix(scale, subject, 1), answered);
            run.ledger().settled();
            TimeUnit.MILLISECONDS.sleep(20);
        } finally {
            watching.interrupt();
            watching.join();
        }
        var findings = new ArrayList<>(run.findings(done.acknowledged()));
        findings.addAll(done.failures());
        var latencies = new Latencies(latencies(positions(answered.keySet()), answered, sights));
        report(scale, done, latencies, findings);
    }

    private void report(
            Scale scale, Callers.Done done, Latencies latencies, List<String> findings) {
        var rate = "%.0f commands/s came in".formatted(done.perSecond());
        boolean paced = done.perSecond() >= PER_SECOND * 0.95;
        var half = place(scale, "ms p50");
        var most = place(scale, "ms p99");
        run.board().measured(half, SOCAI, latencies.at(50), rate, findings);
        run.board().measured(most, SOCAI, latencies.at(99), rate, findings);
        run.board().target(half, SOCAI, ms -> paced && ms <= 10, "≤ 10 ms at 2,000/s", true);
        run.board().target(most, SOCAI, ms -> paced && ms <= 50, "≤ 50 ms at 2,000/s", true);
        run.progress().say("visible after %.1f ms (p50)".formatted(latencies.percentile(50)));
    }

    private CommandMix mix(Scale scale, Subject subject, int turn) {
        return new CommandMix(subject.units(), run.growth().nextMonth(), turn, scale.label());
    }

    private Callers.Done send(CommandMix mix, Map<String, Long> answered)
            throws InterruptedException {
        var peer = run.ledger().asPeer();
        var own = new ArrayList<List<UnitCode>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            own.add(mix.unitsOf(caller, CALLERS));
        }
        long begun = System.nanoTime();
        return Callers.run(
                CALLERS,
                run.sizes().span().multipliedBy(2),
                (caller, number) -> {
                    var command = mix.command(own.get(caller), number);
                    if (command == null) {
                        return null;
                    }
                    pace(begun, caller, number);
                    peer.send(command);
                    var key = CommandMix.factKey(command);
                    answered.put(key, System.nanoTime());
                    return key;
                });
    }

    private static void pace(long begun, int caller, int number) {
        long due = begun + BETWEEN_COMMANDS * number + BETWEEN_COMMANDS * caller / CALLERS;
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }

    private void watch(List<Sight> sights) {
        var position = run.ledger().bean(ProjectionPosition.class);
        long before = -1;
        try {
            while (true) {
                long now = position.current();
                if (now != before) {
                    sights.add(new Sight(System.nanoTime(), now));
                    before = now;
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Long> positions(Iterable<String> keys) throws SQLException {
        var byId = new HashMap<UUID, String>();
        keys.forEach(key -> byId.put(EventIds.ofFact(key), key));
        var positions = new HashMap<String, Long>();
        try (var connection = run.ledger().access().openAsOwner();
                var select =
                        connection.prepareStatement(
                                """
                                select e.event_id, p.position from event e join event_position p on p.id = e.id
                                where e.event_id = any (?::uuid[])
                                """)) {
            select.setArray(1, connection.createArrayOf("uuid", byId.keySet().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var key = byId.get(rows.getObject(1, UUID.class));
                    if (key != null) {
                        positions.put(key, rows.getLong(2));
                    }
                }
            }
        }
        return positions;
    }

    private static long[] latencies(
            Map<String, Long> positions, Map<String, Long> answered, List<Sight> sights) {
        return positions.entrySet().stream()
                .mapToLong(
                        entry -> {
                            var at = answered.getOrDefault(entry.getKey(), Long.MAX_VALUE);
                            return Math.max(0, seen(sights, entry.getValue()) - at);
                        })
                .toArray();
    }

    private static long seen(List<Sight> sights, long position) {
        int low = 0;
        int high = sights.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (sights.get(middle).position() >= position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sights.get(low).nanos();
    }
}
