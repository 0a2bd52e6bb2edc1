package org.socai.ledger.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.UnitCommand;

/** A random history of the core's tests, opened for the tests of the answers. */
public final class RandomFacts {
    private final RandomHistory history;

    public RandomFacts(long seed) {
        history = new RandomHistory(seed);
    }

    public static UnitCode unit() {
        return RandomHistory.UNIT;
    }

    /** Late-interest rates of every year, or of every year but one. */
    public List<RuleEvent> rates(boolean oneMissing) {
        var rates = new ArrayList<RuleEvent>();
        history.lateInterest(oneMissing)
                .forEach(
                        (key, percent) ->
                                rates.add(RandomHistory.published(key, percent, "notice")));
        return rates;
    }

    /** Facts in no order, with closings between them; some of them are refused. */
    public List<UnitCommand> commands() {
        return history.factsAndClosings();
    }

    /** Days worth asking about. */
    public List<LocalDate> days(int count) {
        return history.questions(count);
    }
}
