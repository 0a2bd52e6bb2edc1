package org.socai.api.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole sample ledger in the hands of a program that knows nothing of it: hledger adds up the
 * exported journal and comes to our figures. At the ends of closed months the charges in the
 * journal are all there are.
 */
@Timeout(300)
class HledgerTest {
    private static final Pattern BALANCE = Pattern.compile("\"(.+)\",\"(?:(-?\\d+) VND|0)\"");
    private static final String SKIPPED = "skipped: hledger is not installed (Debian: hledger)";

    @TempDir private static Path folder;
    private static Program program;
    private static Client client;
    private static Path journal;

    @BeforeAll
    static void the_sample_ledger_is_exported() throws Exception {
        assumeTrue(isInstalled(), SKIPPED);
        program = Program.demo(folder);
        client = program.client();
        journal =
                Files.writeString(
                        folder.resolve("ledger.journal"),
                        client.text("reporter", "/api/v1/entries", "text/x-hledger"));
    }

    @AfterAll
    static void leave_nothing_running() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void hledger_finds_no_fault_with_the_journal() throws Exception {
        assertThat(hledger("check")).isEmpty();
        assertThat(hledger("check", "commodities")).isEmpty();
        assertThat(hledger("stats")).anyMatch(line -> line.matches("Commodities +: 1 .*VND.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-06-30", "2025-09-30", "2026-09-30"})
    void hledger_comes_to_our_balances(LocalDate day) throws Exception {
        var theirs = balances(day);

        var ours = new TreeMap<String, Long>();
        for (var unit : units()) {
            addBalance(ours, unit, day);
        }

        assertThat(only(theirs, "assets:(charge )?receivable:.*|liabilities:unallocated:.*"))
                .isNotEmpty()
                .isEqualTo(ours);
        assertThat(total(theirs, "assets:cash.*")).isEqualTo(SampleFiles.receivedBy(day));
        assertThat(total(theirs, ".*")).isZero();
    }

    private static void addBalance(Map<String, Long> ours, String unit, LocalDate day) {
        var balance =
                client.get(
                        "auditor", "/api/v1/units/%s/balance?effectiveOn=%s".formatted(unit, day));
        for (var fund : balance.get("funds")) {
            var account = unit + ":" + fund.get("fund").asString();
            put(ours, "assets:receivable:" + account, fund.get("outstanding").asLong());
            put(ours, "assets:charge receivable:" + account, fund.get("charge").asLong());
        }
        put(ours, "liabilities:unallocated:" + unit, -balance.get("unallocated").asLong());
    }

    /** hledger leaves out accounts that come to nothing. */
    private static void put(Map<String, Long> balances, String account, long amount) {
        if (amount != 0) {
            balances.put(account, amount);
        }
    }

    private static List<String> units() throws IOException {
        try (var lines = Files.lines(SampleFiles.path("units.csv"))) {
            return lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
        }
    }

    private static Map<String, Long> balances(LocalDate day) throws Exception {
        var end = day.plusDays(1).toString(); // the first day that does not count
        var balances = new TreeMap<String, Long>();
        var lines = hledger("balance", "-e", end, "--flat", "--no-total", "-O", "csv");
        for (var line : lines.subList(1, lines.size())) {
            var balance = BALANCE.matcher(line);
            assertThat(balance.matches()).as(line).isTrue();
            put(balances, balance.group(1), Long.parseLong(balance.group(2)));
        }
        return balances;
    }

    private static Map<String, Long> only(Map<String, Long> balances, String accounts) {
        var wanted = new TreeMap<>(balances);
        wanted.keySet().removeIf(account -> !account.matches(accounts));
        return wanted;
    }

    private static long total(Map<String, Long> balances, String accounts) {
        return only(balances, accounts).values().stream().mapToLong(Long::longValue).sum();
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("hledger", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** What hledger says about the journal, which it must not find fault with. */
    private static List<String> hledger(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("hledger", "-f", journal.toString()));
        command.addAll(Arrays.asList(arguments));
        var said = folder.resolve("hledger.txt");
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var hledger = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(hledger.waitFor(120, SECONDS)).isTrue();
            assertThat(hledger.exitValue()).as(Files.readString(said)).isZero();
            return Files.readAllLines(said);
        } finally {
            hledger.destroyForcibly();
        }
    }
}
