package org.socai.api.dataset;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.socai.api.dataset.Fact.Declared;
import org.socai.api.dataset.Fact.Paid;
import org.socai.api.dataset.Fact.Reversed;
import org.socai.ledger.contribution.ContributionMonth;

/** Makes one month at a time; only what is late is kept until its month comes. */
final class ArrivalsByMonth implements Iterator<Arrivals> {
    /** What fell due with the last months is paid within so many months after them. */
    private static final ContributionMonth LAST_DUE = DataSet.LAST.plusMonths(3);

    private final List<Employer> employers;
    private final Declarations declarations;
    private final Payments payments;
    private final TreeMap<ContributionMonth, Arrivals> waiting = new TreeMap<>();
    private ContributionMonth next;

    ArrivalsByMonth(DataSet data) {
        this.employers = data.employers().toList();
        this.declarations = new Declarations(data);
        this.payments = new Payments(data, declarations);
        this.next = data.month(0);
    }

    @Override
    public boolean hasNext() {
        return next.compareTo(LAST_DUE) <= 0 || !waiting.isEmpty();
    }

    @Override
    public Arrivals next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        for (var employer : employers) {
            declarations.of(employer, next, this::declared);
            payments.of(employer, next, this::paid);
        }
        var arrived = arriving(next);
        waiting.remove(next);
        next = next.plusMonths(1);
        return arrived;
    }

    private void declared(ContributionMonth arrival, Declared declared) {
        arriving(arrival).declarations().add(declared);
    }

    /** A transfer that comes back does so in the month after the one in which it was reported. */
    private void paid(ContributionMonth arrival, Paid paid, boolean comesBack) {
        arriving(arrival).payments().add(paid);
        if (comesBack) {
            var reversed =
                    new Reversed(paid.payment().bankReference(), "Transfer returned by the bank");
            arriving(arrival.plusMonths(1)).reversals().add(reversed);
        }
    }

    private Arrivals arriving(ContributionMonth month) {
        return waiting.computeIfAbsent(
                month,
                _ -> new Arrivals(month, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }
}
