package org.socai.ledger.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitBalance.FundBalance;

/**
 * The reference the ledger is tested against: a unit's balance by the book, one calendar day after
 * another, in exact decimals. It knows no spans, no short cuts and none of the ledger's arithmetic,
 * and is slow on purpose.
 */
final class DayByDay {
    /** A day needs a late-interest rate that is not among the facts, such as {@code SI/2019}. */
    private static final class RateIsMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RateIsMissing(String rate) {
            super(rate);
        }
    }

    private static final LocalDate DAILY_FROM = LocalDate.of(2025, 7, 1);
    private static final BigDecimal PER_DAY = new BigDecimal("0.0003");
    private static final List<Fund> ORDER_BEFORE =
            List.of(Fund.HI, Fund.UI, Fund.OAD, Fund.SM, Fund.RS);
    private static final List<Fund> ORDER_SINCE =
            List.of(Fund.HI, Fund.UI, Fund.SM, Fund.OAD, Fund.RS);
    private static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    /** Principal of one period. */
    private static final class Principal {
        YearMonth cycleEnd;
        LocalDate due;
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal allocated = BigDecimal.ZERO;

        BigDecimal unpaid() {
            return total.subtract(allocated);
        }
    }

    /** What is owed to one fund. */
    private static final class Account {
        final TreeMap<YearMonth, Principal> periods = new TreeMap<>();
        final Map<YearMonth, BigDecimal> dailyOfMonth = new HashMap<>();
        BigDecimal interest = BigDecimal.ZERO;
        BigDecimal chargePaid = BigDecimal.ZERO;

        BigDecimal chargeUnpaid() {
            var charge = interest;
            for (var month : dailyOfMonth.values()) {
                charge = charge.add(round(month));
            }
            return charge.subtract(chargePaid);
        }

        void addDaily(LocalDate countedOn, BigDecimal exact) {
            dailyOfMonth.merge(YearMonth.from(countedOn), exact, BigDecimal::add);
        }
    }

    private final PlainFacts facts;
    private final Map<Fund, Account> accounts = new EnumMap<>(Fund.class);
    private BigDecimal money = BigDecimal.ZERO;

    private DayByDay(PlainFacts facts) {
        this.facts = facts;
        for (Fund fund : Fund.values()) {
            accounts.put(fund, new Account());
        }
    }

    /**
     * The balances at the ends of some days, ascending; without those that need a rate that is
     * missing.
     */
    static List<UnitBalance> balances(PlainFacts facts, List<LocalDate> days) {
        var walk = new DayByDay(facts);
        var balances = new ArrayList<UnitBalance>();
        var day = facts.firstDay();
        try {
            for (var wanted : days) {
                for (; !day.isAfter(wanted); day = day.plusDays(1)) {
                    walk.take(day);
                }
                balances.add(walk.balance(wanted));
            }
        } catch (RateIsMissing refused) {
            return balances;
        }
        return balances;
    }

    /** Whether every period and fund stays at or above zero all along. */
    static boolean staysAboveZero(PlainFacts facts) {
        var totals = new HashMap<String, BigDecimal>();
        for (var declaration : facts.declarations().stream().sorted(dayOrder(facts)).toList()) {
            for (Fund fund : Fund.values()) {
                var key = declaration.period() + " " + fund;
                if (totals.merge(key, facts.amount(declaration, fund), BigDecimal::add).signum()
                        < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Comparator<Declaration> dayOrder(PlainFacts facts) {
        return Comparator.comparing(Declaration::declaredOn)
                .thenComparing(facts::lowers)
                .thenComparing(d -> d.reference().value(), CODE_POINTS);
    }

    private void take(LocalDate day) {
        if (day.getDayOfMonth() == 1 && !day.isAfter(DAILY_FROM)) {
            computeInterest(day);
            apply(day);
        }
        facts.declarations().stream()
                .filter(d -> d.declaredOn().equals(day))
                .sorted(dayOrder(facts))
                .forEach(
                        d -> {
                            book(d);
                            apply(day);
                        });
        facts.payments().stream()
                .filter(p -> p.valueDate().equals(day))
                .sorted(Comparator.comparing(p -> p.bankReference().value(), CODE_POINTS))
                .forEach(this::receive);
        if (!day.isBefore(DAILY_FROM)) {
            for (var account : accounts.values()) {
                account.addDaily(day, overdue(account, day).multiply(PER_DAY));
            }
        }
    }

    private void computeInterest(LocalDate day) {
        var newest = YearMonth.from(day).minusMonths(2);
        accounts.forEach(
                (fund, account) -> {
                    var base = BigDecimal.ZERO;
                    for (var principal : account.periods.values()) {
                        if (!principal.cycleEnd.isAfter(newest)) {
                            base = base.add(principal.unpaid());
                        }
                    }
                    if (base.signum() != 0) {
                        account.interest =
                                account.interest.add(
                                        round(base.multiply(rate(fund, day.getYear()))));
                    }
                });
    }

    private void receive(Payment payment) {
        money = money.add(BigDecimal.valueOf(payment.amount()));
        apply(payment.valueDate());
    }

    private void book(Declaration declaration) {
        for (Fund fund : Fund.values()) {
            var amount = facts.amount(declaration, fund);
            if (amount.signum() == 0) {
                continue;
            }
            var account = accounts.get(fund);
            var period = YearMonth.of(declaration.period().year(), declaration.period().month());
            var principal = account.periods.computeIfAbsent(period, _ -> new Principal());
            principal.cycleEnd = facts.cycleEnd(period);
            principal.due = facts.due(period);
            if (amount.signum() > 0) {
                bookLate(fund, account, declaration.declaredOn(), principal, amount);
                principal.total = principal.total.add(amount);
            } else {
                principal.total = principal.total.add(amount);
                var released = principal.allocated.subtract(principal.total).max(BigDecimal.ZERO);
                principal.allocated = principal.allocated.subtract(released);
                money = money.add(released);
            }
        }
    }

    private void bookLate(
            Fund fund,
            Account account,
            LocalDate declaredOn,
            Principal principal,
            BigDecimal amount) {
        var computation = principal.cycleEnd.plusMonths(2).atDay(1);
        while (!computation.isAfter(declaredOn) && !computation.isAfter(DAILY_FROM)) {
            var k = rate(fund, Math.max(2016, computation.getYear()));
            account.interest = account.interest.add(round(amount.multiply(k)));
            computation = computation.plusMonths(1);
        }
        var late = principal.due.plusDays(1);
        for (; late.isBefore(declaredOn); late = late.plusDays(1)) {
            if (!late.isBefore(DAILY_FROM)) {
                account.addDaily(declaredOn, amount.multiply(PER_DAY));
            }
        }
    }

    private void apply(LocalDate day) {
        var order = day.isBefore(DAILY_FROM) ? ORDER_BEFORE : ORDER_SINCE;
        var endOfMonth = YearMonth.from(day).atEndOfMonth();
        for (Fund fund : order) {
            var account = accounts.get(fund);
            payDueOn(account, LocalDate.MIN, endOfMonth);
            var part = money.min(account.chargeUnpaid());
            account.chargePaid = account.chargePaid.add(part);
            money = money.subtract(part);
        }
        var dues =
                accounts.values().stream()
                        .flatMap(account -> account.periods.values().stream())
                        .map(principal -> principal.due)
                        .filter(due -> due.isAfter(endOfMonth))
                        .sorted()
                        .distinct()
                        .toList();
        for (var due : dues) {
            for (Fund fund : order) {
                payDueOn(accounts.get(fund), due, due);
            }
        }
    }

    private void payDueOn(Account account, LocalDate from, LocalDate through) {
        account.periods.values().stream()
                .filter(p -> !p.due.isBefore(from) && !p.due.isAfter(through))
                .sorted(Comparator.comparing(p -> p.due))
                .forEach(
                        p -> {
                            var part = money.min(p.unpaid());
                            p.allocated = p.allocated.add(part);
                            money = money.subtract(part);
                        });
    }

    private UnitBalance balance(LocalDate day) {
        var funds = new EnumMap<Fund, FundBalance>(Fund.class);
        accounts.forEach(
                (fund, account) -> {
                    var outstanding =
                            account.periods.values().stream()
                                    .map(Principal::unpaid)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add);
                    funds.put(
                            fund,
                            new FundBalance(
                                    outstanding.longValueExact(),
                                    overdue(account, day).longValueExact(),
                                    account.chargeUnpaid().longValueExact()));
                });
        return new UnitBalance(day, funds, money.longValueExact());
    }

    private static BigDecimal overdue(Account account, LocalDate day) {
        return account.periods.values().stream()
                .filter(p -> p.due.isBefore(day))
                .map(Principal::unpaid)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal rate(Fund fund, int year) {
        var key = (fund == Fund.HI ? "HI/" : "SI/") + year;
        var percent = facts.lateInterest().get(key);
        if (percent == null) {
            throw new RateIsMissing(key);
        }
        return percent.movePointLeft(2);
    }

    private static BigDecimal round(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.HALF_UP);
    }
}
