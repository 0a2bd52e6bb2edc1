package org.socai.api.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.embedded.ReadyDataDirectory;
import org.socai.api.system.Client;
import org.socai.api.system.Program;
import org.socai.api.system.SampleFiles;
import tools.jackson.databind.JsonNode;

/**
 * Every row of every file comes one to five times, in any order, within a file and over files, from
 * several clients at once. The ledger is the one in which everything came once and in order.
 */
class SentManyTimesTest {
    private static final FaultLedger LEDGER = new FaultLedger(FaultScale.of(50, 500));
    private static final int FACTS = LEDGER.units() * FaultScale.of(8, 60);
    private static final int UNMATCHED = FaultScale.of(30, 300);
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Random random = FaultScale.random(SentManyTimesTest.class);

    @TempDir private Path folder;

    /** A file to send. */
    private record Sending(String role, String kind, String header, List<String> rows) {}

    @Test
    void the_figures_are_those_of_facts_that_came_once() throws Exception {
        List<String> once;
        try (var program = serve("once")) {
            for (var sending : everythingOnce()) {
                book(program.client(), sending);
            }
            for (int n = 0; n < UNMATCHED; n++) {
                assign(program.client(), n);
            }
            once = figures(program);
        }
        try (var program = serve("often")) {
            var jobs = sendEverythingOften(program.client());

            assertThat(figures(program)).isEqualTo(once).hasSizeGreaterThan(FACTS);
            assertThat(sum(jobs, "accepted")).isEqualTo(2L * FACTS);
            assertThat(sum(jobs, "duplicates")).isGreaterThan(FACTS);
            assertThat(sum(jobs, "rejected")).isZero();
            try (var database = LedgerDatabase.open(program.data())) {
                assertThat(LedgerOracle.complaints(database, facts())).isEmpty();
            }

            otherContentUnderTheSameKeyIsRefused(program.client());
            assertThat(figures(program)).isEqualTo(once);
        }
    }

    private Program serve(String name) throws IOException {
        var place = Files.createDirectory(folder.resolve(name));
        ReadyDataDirectory.in(Files.createDirectory(place.resolve("data")));
        var program = Program.serve(place, "-XX:TieredStopAtLevel=1");
        var rates = SampleFiles.path("late-interest-rates.csv");
        program.client().book("director", "late-interest-rates", rates);
        book(program.client(), units());
        book(program.client(), payments(rows(UNMATCHED, LEDGER::unmatchedRow)));
        return program;
    }

    private static Sending units() {
        return new Sending(
                "collector", "units", FaultLedger.UNITS, rows(LEDGER.units(), LEDGER::unitRow));
    }

    private static Sending payments(List<String> rows) {
        return new Sending("finance", "payments", FaultLedger.PAYMENTS, rows);
    }

    private static Sending declarations(List<String> rows) {
        return new Sending("collector", "declarations", FaultLedger.DECLARATIONS, rows);
    }

    private static List<Sending> everythingOnce() {
        return List.of(
                declarations(rows(FACTS, LEDGER::declarationRow)),
                payments(rows(FACTS, LEDGER::paymentRow)));
    }

    private static List<String> rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private static Set<Fact> facts() {
        var facts = new HashSet<Fact>();
        IntStream.range(0, LEDGER.units()).forEach(n -> facts.add(Fact.unit(FaultLedger.unit(n))));
        IntStream.range(0, FACTS).forEach(n -> facts.add(LEDGER.declaration(n)));
        IntStream.range(0, FACTS).forEach(n -> facts.add(LEDGER.payment(n)));
        for (int n = 0; n < UNMATCHED; n++) {
            facts.add(Fact.unmatchedPayment("FX" + n));
            facts.add(Fact.assignment("FX" + n, LEDGER.unitOf(n)));
        }
        return facts;
    }

    private JsonNode book(Client client, Sending sending) throws IOException {
        var file = FaultLedger.file(folder, sending.header(), sending.rows());
        var job = client.send(sending.role(), sending.kind(), file);
        var ended = client.ended(sending.role(), job, PATIENCE);
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        return ended;
    }

    private static void assign(Client client, int number) {
        var answer =
                client.put(
                        "finance",
                        "/api/v1/payments/FX" + number + "/unit",
                        "{\"unitCode\":\"%s\"}".formatted(LEDGER.unitOf(number)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Files and commands in any order, each client with its share of them. */
    private List<JsonNode> sendEverythingOften(Client client)
            throws InterruptedException, ExecutionException {
        List<Callable<List<JsonNode>>> calls = new ArrayList<>();
        for (var sending : everythingOnce()) {
            var rows = often(sending.rows());
            while (!rows.isEmpty()) {
                var some = rows.subList(0, Math.min(rows.size(), 1 + random.nextInt(300)));
                var part =
                        new Sending(
                                sending.role(),
                                sending.kind(),
                                sending.header(),
                                List.copyOf(some));
                calls.add(() -> List.of(book(client, part)));
                some.clear();
            }
        }
        for (var number : often(IntStream.range(0, UNMATCHED).boxed().toList())) {
            calls.add(
                    () -> {
                        assign(client, number);
                        return List.of();
                    });
        }
        Collections.shuffle(calls, random);
        var jobs = new ArrayList<JsonNode>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var done : clients.invokeAll(calls)) {
                jobs.addAll(done.get());
            }
        }
        return jobs;
    }

    private <T> List<T> often(List<T> once) {
        var often = new ArrayList<T>();
        for (var one : once) {
            often.addAll(Collections.nCopies(1 + random.nextInt(5), one));
        }
        Collections.shuffle(often, random);
        return often;
    }

    private static long sum(List<JsonNode> jobs, String count) {
        return jobs.stream().mapToLong(job -> job.get(count).asLong()).sum();
    }

    private void otherContentUnderTheSameKeyIsRefused(Client client) throws IOException {
        int some = 100;
        var lies =
                List.of(
                        declarations(
                                rows(
                                        some,
                                        n ->
                                                LEDGER.declarationRow(n)
                                                        .replaceFirst(",\\d+,", ",77,"))),
                        payments(rows(some, n -> LEDGER.paymentRow(n).replace(",VND", "7,VND"))));
        for (var lie : lies) {
            var job = book(client, lie);
            assertThat(job.get("rejected").asInt()).isEqualTo(some);
            assertThat(job.get("rejections"))
                    .allSatisfy(
                            rejection ->
                                    assertThat(rejection.get("code").asString())
                                            .isEqualTo("KEY_REUSED"));
        }
    }

    /**
     * What every unit owes, paid and has left over, by fund, month and day. Corrections that cancel
     * each other out are no figures: facts in another order need other ones.
     */
    private static List<String> figures(Program program) throws IOException, SQLException {
        var figures = new ArrayList<String>();
        try (var database = LedgerDatabase.open(program.data());
                var statement = database.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select concat_ws(' ', unit, account, fund, period, due_on, effective_on, sum(amount))
                                from reporting.journal_line
                                group by unit, account, fund, period, due_on, effective_on
                                having sum(amount) <> 0
                                order by 1
                                """)) {
            while (rows.next()) {
                figures.add(rows.getString(1));
            }
        }
        return figures;
    }
}
