package org.socai.projections.statement;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.history.UnitHistory;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.projections.statement.MonthlyStatement.Receipt;

/** Gathers what moved in one unit's month from its facts and from what was posted for them. */
final class MonthMovements {
    private final ContributionMonth month;
    private final Map<Fund, Long> regular = new EnumMap<>(Fund.class);
    private final Map<Fund, Long> increase = new EnumMap<>(Fund.class);
    private final Map<Fund, Long> decrease = new EnumMap<>(Fund.class);
    private final Map<Fund, Long> toPrincipal = new EnumMap<>(Fund.class);
    private final Map<Fund, Long> toCharge = new EnumMap<>(Fund.class);
    private final List<Receipt> receipts;

    MonthMovements(
            ContributionMonth month,
            Registered unit,
            UnitHistory history,
            long position,
            RuleBook rules) {
        this.month = month;
        var facts = unit.facts().assessedUnder(rules);
        for (var obligation : facts.obligations()) {
            var declaration = obligation.declaration();
            if (falls(declaration.declaredOn())) {
                for (Fund fund : Fund.ALL) {
                    arose(declaration.kind(), fund, obligation.assessment().amounts().of(fund));
                }
            }
        }
        this.receipts =
                facts.payments().stream()
                        .filter(payment -> falls(payment.valueDate()))
                        .map(
                                payment ->
                                        new Receipt(
                                                payment.bankReference(),
                                                payment.valueDate(),
                                                payment.amount()))
                        .toList();
        for (var recorded : history.events()) {
            if (recorded.knownFrom() <= position) {
                switch (recorded.event()) {
                    case PaymentAllocated e -> applied(e.allocation(), 1);
                    case AllocationSuperseded e -> applied(e.allocation(), -1);
                    case null, default -> {}
                }
            }
        }
    }

    long regular(Fund fund) {
        return of(regular, fund);
    }

    long increase(Fund fund) {
        return of(increase, fund);
    }

    long decrease(Fund fund) {
        return of(decrease, fund);
    }

    long toPrincipal(Fund fund) {
        return of(toPrincipal, fund);
    }

    long toCharge(Fund fund) {
        return of(toCharge, fund);
    }

    List<Receipt> receipts() {
        return receipts;
    }

    private void arose(DeclarationKind kind, Fund fund, long amount) {
        switch (kind) {
            case REGULAR -> add(regular, fund, amount);
            case RETROACTIVE -> add(increase, fund, amount);
            case ADJUSTMENT -> add(amount < 0 ? decrease : increase, fund, Math.abs(amount));
        }
    }

    private void applied(Allocation allocation, int sign) {
        if (falls(allocation.effectiveOn())) {
            for (var line : allocation.lines()) {
                add(line.isCharge() ? toCharge : toPrincipal, line.fund(), sign * line.amount());
            }
        }
    }

    private boolean falls(LocalDate day) {
        return ContributionMonth.of(day).equals(month);
    }

    private static void add(Map<Fund, Long> sums, Fund fund, long amount) {
        sums.merge(fund, amount, Math::addExact);
    }

    private static long of(Map<Fund, Long> sums, Fund fund) {
        return sums.getOrDefault(fund, 0L);
    }
}
