package org.socai.ledger.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitRejected;

/**
 * A paper ledger into which a random history has been told, one step after another: facts,
 * closings, a rate that comes late or never, and a rate replaced by another document.
 */
public final class RandomLedger {
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

    final RandomHistory history;
    public final PaperLedger ledger = new PaperLedger(TODAY);
    final List<UnitCommand> accepted = new ArrayList<>();

    /** Percent a month in force at the end. */
    final SortedMap<String, BigDecimal> rates;

    private RandomLedger(long seed, Consumer<RandomLedger> afterEachStep) {
        history = new RandomHistory(seed);
        var random = history.random();
        rates = history.lateInterest(random.nextInt(3) == 0);
        rates.forEach(
                (key, percent) ->
                        ledger.publish(List.of(RandomHistory.published(key, percent, "notice"))));
        var commands = history.factsAndClosings();
        for (int i = 0; i < commands.size(); i++) {
            tell(commands.get(i));
            afterEachStep.accept(this);
            if (i > 0 && random.nextInt(8) == 0) {
                publishSomeRate("notice " + i);
                afterEachStep.accept(this);
            }
        }
    }

    static RandomLedger told(long seed) {
        return new RandomLedger(seed, _ -> {});
    }

    public static RandomLedger told(long seed, Consumer<RandomLedger> afterEachStep) {
        return new RandomLedger(seed, afterEachStep);
    }

    UnitHistory unit() {
        return ledger.history(RandomHistory.UNIT);
    }

    /** Days worth asking about, in order. */
    public List<LocalDate> days(int count) {
        return history.questions(count);
    }

    private void tell(UnitCommand command) {
        try {
            ledger.send(command);
            accepted.add(command);
        } catch (UnitRejected refused) {
            // A refused command leaves nothing behind; that is checked where refusals are tested.
        }
    }

    private void publishSomeRate(String document) {
        var all = new TreeMap<>(history.lateInterest(false));
        var missing = all.keySet().stream().filter(k -> !rates.containsKey(k)).toList();
        var key = missing.isEmpty() ? history.pick(List.copyOf(all.keySet())) : missing.getFirst();
        rates.put(key, all.get(key));
        ledger.publish(List.of(RandomHistory.published(key, all.get(key), document)));
    }
}
