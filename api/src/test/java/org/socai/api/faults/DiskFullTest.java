package org.socai.api.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.database.Sql;
import org.socai.api.embedded.ReadyDataDirectory;
import org.socai.api.system.Program;
import org.socai.api.system.Waiting;

/**
 * Somebody else fills the disk that the data directory is on, to the last byte, while clients are
 * at work. Writes are refused with a reason, questions are answered, and all goes on when there is
 * room again, without a restart.
 */
class DiskFullTest {
    private static final int TIMES = FaultScale.of(2, 20);
    private static final Duration TO_NOTICE = Duration.ofSeconds(20);
    private static final Duration TO_GO_ON = Duration.ofSeconds(30);
    private static final int ROWS_OF_WAITING_FILE = 6_000;
    private static final int FIRST_OF_WAITING_FILE = 1_000_000;
    private static final Duration FULL = Duration.ofSeconds(FaultScale.of(3, 20));
    private static final String QUESTION =
            "/api/v1/units/%s/balance?effectiveOn=2025-09-30".formatted(FaultLedger.unit(0));

    private final Random random = FaultScale.random(DiskFullTest.class);

    @TempDir private Path folder;
    private SmallDisk disk;
    private Program program;
    private Sender sender;
    private Load load;

    @BeforeEach
    void clients_are_at_work_on_a_small_disk() throws Exception {
        disk = SmallDisk.mount(folder.resolve("disk"), FaultScale.of(1_200, 4_000));
        ReadyDataDirectory.in(Files.createDirectory(disk.place().resolve("data")));
        program = Program.serve(disk.place(), "-XX:TieredStopAtLevel=1");
        sender = new Sender(program.client());
        load = new Load(new FaultLedger(FaultScale.of(100, 2_000)), 2_000, sender, folder);
        load.start();
    }

    @AfterEach
    void leave_nothing_running() throws IOException {
        if (program != null) {
            program.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void writes_are_refused_questions_are_answered_and_all_goes_on_once_there_is_room()
            throws Exception {
        var waiting = "";
        for (int time = 0; time < TIMES; time++) {
            awaitWork();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
            if (time == 0) {
                waiting = sendLargeFile();
            }
            disk.fill();
            writesAreRefusedWithAReason();
            if (time == 0) {
                theJobWhoseTurnItIsSaysWhatItWaitsFor();
            }
            // The database may have to recover when the last byte goes in the middle of a commit.
            Waiting.until("questions are answered", TO_NOTICE, () -> question() == 200);
            assertThat(answersWhileItIsFull()).containsOnly(200);
            disk.clear();
            releaseLogOfDatabase();
        }
        awaitWork();
        load.stop();
        theLargeFileIsBooked(waiting);
        assertThat(sender.complaints()).isEmpty();
        assertThat(LedgerOracle.complaints(sender.server().get("auditor", "/api/v1/checks/posted")))
                .isEmpty();
        try (var database = LedgerDatabase.open(program.data())) {
            assertThat(LedgerOracle.complaints(database, sender.acknowledged())).isEmpty();
        }
    }

    private void awaitWork() {
        int before = load.done();
        Waiting.until("clients at work", TO_GO_ON, () -> load.done() > before + 4);
    }

    private void writesAreRefusedWithAReason() throws IOException {
        Waiting.until("commands are refused", TO_NOTICE, () -> command().statusCode() == 507);
        var refused = command();
        assertThat(refused.body()).contains("/problems/storage-full");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        var file = FaultLedger.file(folder, FaultLedger.UNITS, List.of());
        assertThat(sender.server().upload("collector", "units", file).statusCode()).isEqualTo(507);
    }

    /** It takes so long to book that the disk is full before it is. */
    private String sendLargeFile() throws IOException {
        var ledger = new FaultLedger(1);
        var rows =
                largeFile().mapToObj(n -> ledger.unmatchedRow(FIRST_OF_WAITING_FILE + n)).toList();
        var file = FaultLedger.file(folder, FaultLedger.PAYMENTS, rows);
        return sender.server().send("finance", "payments", file);
    }

    private static IntStream largeFile() {
        return IntStream.range(0, ROWS_OF_WAITING_FILE);
    }

    private void theJobWhoseTurnItIsSaysWhatItWaitsFor() {
        var last = new AtomicReference<>("");
        try {
            Waiting.until(
                    "told what the job waits for",
                    TO_GO_ON,
                    () -> {
                        last.set(jobWhoseTurnItIs());
                        return last.get().contains("\"waitingFor\":\"the disk is full\"");
                    });
        } catch (AssertionError late) {
            throw new AssertionError("the last answer was " + last.get(), late);
        }
    }

    /** The one before it may have had all its rows booked when the disk became full. */
    private String jobWhoseTurnItIs() {
        var first = "select id from job where state = 'RUNNING' order by number limit 1";
        try (var database = LedgerDatabase.open(program.data())) {
            var job = Sql.value(database, first);
            return sender.server().ask("auditor", "/api/v1/imports/" + job).body();
        } catch (SQLException | IOException failure) {
            return failure.toString();
        }
    }

    private void theLargeFileIsBooked(String job) {
        var ended = sender.ended("finance", job);
        assertThat(ended.get("accepted").asInt()).isEqualTo(ROWS_OF_WAITING_FILE);
        assertThat(ended.get("waitingFor").isNull()).isTrue();
        largeFile()
                .mapToObj(n -> Fact.unmatchedPayment("FX" + (FIRST_OF_WAITING_FILE + n)))
                .forEach(sender.acknowledged()::add);
    }

    /** It is answered with 200 while there is room, and changes nothing. */
    private HttpResponse<String> command() {
        return sender.server()
                .put(
                        "collector",
                        "/api/v1/units/" + FaultLedger.unit(0) + "/office",
                        """
                        {"officeCode":"04001","effectiveOn":"2020-01-01"}
                        """);
    }

    private int question() {
        return sender.server().ask("auditor", QUESTION).statusCode();
    }

    /** As the next checkpoint does by itself, some minutes later than this test can wait. */
    private void releaseLogOfDatabase() throws IOException, SQLException {
        try (var database = LedgerDatabase.open(program.data())) {
            Sql.execute(database, "checkpoint");
        }
    }

    private List<Integer> answersWhileItIsFull() throws InterruptedException {
        var answers = new ArrayList<Integer>();
        long end = System.nanoTime() + FULL.toNanos();
        while (System.nanoTime() < end) {
            answers.add(question());
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return answers;
    }
}
