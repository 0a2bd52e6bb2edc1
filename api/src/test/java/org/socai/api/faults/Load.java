package org.socai.api.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.socai.api.system.SampleFiles;

/**
 * Several clients at work at once: two send files, of declarations and of payments, two send single
 * commands, new names of units and units for payments without one.
 */
final class Load {
    private static final int ROWS = 200;

    private final FaultLedger ledger;
    private final Sender sender;
    private final Path folder;
    private final int unmatched;
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean working = true;

    /**
     * @param unmatched how many payments without a unit there are to assign
     */
    Load(FaultLedger ledger, int unmatched, Sender sender, Path folder) {
        this.ledger = ledger;
        this.unmatched = unmatched;
        this.sender = sender;
        this.folder = folder;
    }

    /** Books what the clients build on, then sets them to work. */
    void start() throws IOException {
        var rates = SampleFiles.path("late-interest-rates.csv");
        sender.server().book("director", "late-interest-rates", rates);
        file(
                "collector",
                "units",
                FaultLedger.UNITS,
                IntStream.range(0, ledger.units()).mapToObj(ledger::unitRow).toList(),
                IntStream.range(0, ledger.units())
                        .mapToObj(n -> Fact.unit(FaultLedger.unit(n)))
                        .toList());
        file(
                "finance",
                "payments",
                FaultLedger.PAYMENTS,
                IntStream.range(0, unmatched).mapToObj(ledger::unmatchedRow).toList(),
                IntStream.range(0, unmatched)
                        .mapToObj(n -> Fact.unmatchedPayment("FX" + n))
                        .toList());
        client("declarations", ledger.facts() / ROWS, this::declare);
        client("payments", ledger.facts() / ROWS, this::pay);
        client("names", Integer.MAX_VALUE, this::rename);
        client("assignments", unmatched, this::assign);
    }

    private void client(String name, int most, IntConsumer work) {
        clients.add(
                Thread.ofPlatform()
                        .name(name)
                        .start(
                                () -> {
                                    for (int n = 0; working && n < most; n++) {
                                        work(name, work, n);
                                    }
                                }));
    }

    private void work(String name, IntConsumer work, int number) {
        try {
            work.accept(number);
            done.incrementAndGet();
        } catch (RuntimeException | AssertionError failure) {
            working = false;
            sender.complain("the client of " + name + " gave up: " + failure);
        }
    }

    /** How many files and commands were done. */
    int done() {
        return done.get();
    }

    /** Lets every client finish what it has begun. */
    void stop() throws InterruptedException {
        working = false;
        for (var client : clients) {
            client.join();
        }
    }

    private void declare(int file) {
        facts(
                "collector",
                "declarations",
                FaultLedger.DECLARATIONS,
                file,
                ledger::declarationRow,
                ledger::declaration);
    }

    private void pay(int file) {
        facts(
                "finance",
                "payments",
                FaultLedger.PAYMENTS,
                file,
                ledger::paymentRow,
                ledger::payment);
    }

    private void facts(
            String role,
            String kind,
            String header,
            int file,
            IntFunction<String> row,
            IntFunction<Fact> fact) {
        int from = file * ROWS;
        file(
                role,
                kind,
                header,
                IntStream.range(from, from + ROWS).mapToObj(row).toList(),
                IntStream.range(from, from + ROWS).mapToObj(fact).toList());
    }

    private void file(
            String role, String kind, String header, List<String> rows, List<Fact> facts) {
        var file = FaultLedger.file(folder, header, rows);
        try {
            sender.book(role, kind, file, facts);
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One name per unit and day: another one for the same day would be refused. */
    private void rename(int number) {
        var unit = ledger.unitOf(number);
        var name = "Unit renamed " + number;
        var body =
                """
                {"name":"%s","taxCode":null,"unitType":"NON_STATE_ENTERPRISE","effectiveOn":"%s"}
                """
                        .formatted(
                                name,
                                LocalDate.EPOCH.plusYears(50).plusDays(number / ledger.units()));
        sender.put("collector", "/api/v1/units/" + unit + "/details", body, Fact.name(unit, name));
    }

    private void assign(int number) {
        var reference = "FX" + number;
        var unit = ledger.unitOf(number);
        sender.put(
                "finance",
                "/api/v1/payments/" + reference + "/unit",
                "{\"unitCode\":\"%s\"}".formatted(unit),
                Fact.assignment(reference, unit));
    }
}
