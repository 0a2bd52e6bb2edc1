package org.socai.projections.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.projections.arrears.AccountPart.Change;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;
import org.socai.projections.arrears.UnitAccount.Open;

/** Accounts as bytes against the accounts themselves, changed at random. */
class AccountPartTest {
    private final TreeMap<String, UnitAccount> accounts = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_part_holds_what_was_put_into_it_in_the_order_of_the_units(long seed) {
        var random = new Random(seed);
        var part = AccountPart.EMPTY;
        for (int round = 0; round < 50; round++) {
            part = part.with(changes(random));
            var read = new ArrayList<String>();
            part.forEach(
                    Integer.MAX_VALUE, (unit, account) -> read.add(unit + " " + said(account)));
            assertThat(read).as("seed %s, round %s", seed, round).isEqualTo(expected());
            int day = random.nextInt();
            part.forEach(day, (unit, account) -> assertCounts(day, unit, account));
            assertThat(part.size())
                    .isEqualTo(accounts.values().stream().mapToInt(UnitAccount::size).sum());
        }
    }

    /** The same account, but for what counts only after a day. */
    private void assertCounts(int day, String unit, UnitAccount read) {
        var whole = Objects.requireNonNull(accounts.get(unit));
        assertThat(read.open)
                .as("%s by %s", unit, day)
                .isEqualTo(
                        whole.open.stream()
                                .filter(part -> part.portion().countsFrom() <= day)
                                .toList());
        assertThat(read.charged).isEqualTo(whole.charged);
        assertThat(read.lastDeclaredOn).isEqualTo(whole.lastDeclaredOn);
    }

    private List<String> expected() {
        var expected = new ArrayList<String>();
        accounts.forEach((unit, account) -> expected.add(unit + " " + said(account)));
        return expected;
    }

    /** New units, units that have another account, and units taken out, present or not. */
    private SortedMap<String, Change> changes(Random random) {
        var changes = new TreeMap<String, Change>();
        for (int i = random.nextInt(6); i > 0; i--) {
            var unit = "Đ" + random.nextInt(30);
            var account = random.nextInt(4) == 0 ? null : account(random);
            changes.put(unit, (_, _) -> account);
            if (account == null) {
                accounts.remove(unit);
            } else {
                accounts.put(unit, account);
            }
        }
        return changes;
    }

    private static UnitAccount account(Random random) {
        var account = new UnitAccount();
        if (random.nextBoolean()) {
            account.closedThrough = random.nextInt();
            account.overdueFrom = random.nextInt();
            account.lastDeclaredOn = random.nextInt();
            account.headcount =
                    new Headcount(
                            random.nextInt(),
                            random.nextInt(),
                            random.nextLong(),
                            random.nextInt());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            account.charged.put(random.nextInt(), amount(random));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            account.open.add(open(random));
        }
        return account;
    }

    private static Open open(Random random) {
        boolean charge = random.nextInt(3) == 0;
        int period = charge ? Item.NONE : random.nextInt(30_000) - 5_000;
        int dueOn = charge ? Item.NONE : period + random.nextInt(300) - 100;
        var amounts = FundAmounts.of(_ -> amount(random));
        return new Open(period, dueOn, new Portion(random.nextInt(), random.nextLong(), amounts));
    }

    private static long amount(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            case 2 -> Long.MIN_VALUE;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private static String said(UnitAccount account) {
        return String.join(
                " ",
                String.valueOf(account.closedThrough),
                String.valueOf(account.overdueFrom),
                String.valueOf(account.headcount),
                String.valueOf(account.lastDeclaredOn),
                String.valueOf(account.charged),
                String.valueOf(account.open));
    }
}
