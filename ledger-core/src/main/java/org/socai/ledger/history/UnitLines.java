package org.socai.ledger.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.Assessment;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.LateCharge;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.BudgetFundingChanged;
import org.socai.ledger.unit.UnitEvent.Declared;
import org.socai.ledger.unit.UnitEvent.LateChargeAccrued;
import org.socai.ledger.unit.UnitEvent.LateChargeSuperseded;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.ledger.unit.UnitEvent.ObligationReassessed;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.PaymentAssigned;
import org.socai.ledger.unit.UnitEvent.PaymentCycleChanged;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitEvent.PaymentWithdrawn;
import org.socai.ledger.unit.UnitEvent.RateAwaitEnded;
import org.socai.ledger.unit.UnitEvent.RateAwaited;
import org.socai.ledger.unit.UnitEvent.UnitDetailsCorrected;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;

/** The journal lines of unit events. */
final class UnitLines {
    private final UnitCode unit;
    private final List<JournalLine> lines = new ArrayList<>();

    private UnitLines(UnitCode unit) {
        this.unit = unit;
    }

    static List<JournalLine> of(UnitEvent event) {
        var entry = new UnitLines(event.unit());
        switch (event) {
            case Declared e -> entry.assessed(e.declaration(), e.assessment(), 1);
            case ObligationReassessed e -> {
                entry.assessed(e.declaration(), e.superseded(), -1);
                entry.assessed(e.declaration(), e.assessment(), 1);
            }
            case PaymentReceived e -> entry.received(e.payment(), 1);
            case PaymentAssigned e -> entry.received(e.payment(), 1);
            case PaymentWithdrawn e -> entry.received(e.payment(), -1);
            case PaymentReversed e -> entry.received(e.payment(), -1);
            case PaymentAllocated e -> entry.allocated(e.allocation(), 1);
            case AllocationSuperseded e -> entry.allocated(e.allocation(), -1);
            case LateChargeAccrued e -> entry.charged(e.charge(), 1);
            case LateChargeSuperseded e -> entry.charged(e.charge(), -1);
            case UnitRegistered _,
                    UnitDetailsCorrected _,
                    UnitTransferred _,
                    PaymentCycleChanged _,
                    BudgetFundingChanged _,
                    RateAwaited _,
                    RateAwaitEnded _,
                    MonthClosed _ -> {}
        }
        return List.copyOf(entry.lines);
    }

    private void assessed(Declaration declaration, Assessment assessment, int sign) {
        var day = declaration.declaredOn();
        for (Fund fund : Fund.ALL) {
            long amount = sign * assessment.amounts().of(fund);
            if (amount != 0) {
                lines.add(
                        new JournalLine(
                                Account.RECEIVABLE,
                                unit,
                                fund,
                                declaration.period(),
                                assessment.dueOn(),
                                day,
                                amount));
                add(Account.CONTRIBUTION_INCOME, fund, day, -amount);
            }
        }
    }

    private void received(Payment payment, int sign) {
        add(Account.CASH, null, payment.valueDate(), sign * payment.amount());
        add(Account.UNALLOCATED, null, payment.valueDate(), -sign * payment.amount());
    }

    private void allocated(Allocation allocation, int sign) {
        var day = allocation.effectiveOn();
        long total = 0;
        for (var line : allocation.lines()) {
            var account = line.isCharge() ? Account.CHARGE_RECEIVABLE : Account.RECEIVABLE;
            lines.add(
                    new JournalLine(
                            account,
                            unit,
                            line.fund(),
                            line.period(),
                            line.dueOn(),
                            day,
                            -sign * line.amount()));
            total = Math.addExact(total, line.amount());
        }
        if (total != 0) {
            add(Account.UNALLOCATED, null, day, sign * total);
        }
    }

    private void charged(LateCharge charge, int sign) {
        add(Account.CHARGE_RECEIVABLE, charge.fund(), charge.effectiveOn(), sign * charge.amount());
        add(Account.CHARGE_INCOME, charge.fund(), charge.effectiveOn(), -sign * charge.amount());
    }

    private void add(Account account, @Nullable Fund fund, LocalDate day, long amount) {
        lines.add(new JournalLine(account, unit, fund, null, null, day, amount));
    }
}
