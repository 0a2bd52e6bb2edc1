package org.socai.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.SocaiApplication;
import org.socai.api.embedded.ReadyDataDirectory;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.api.launch.StartRefused;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** The demonstration on a fresh folder, on one where it has run, and on somebody's ledger. */
class DemoRunTest {
    @TempDir private Path folder;

    @Test
    void the_sample_is_booked_once_and_its_arrears_are_the_same_at_every_start()
            throws IOException {
        ReadyDataDirectory.in(folder);
        var first = linesOf(Command.DEMO);
        assertThat(first)
                .anyMatch(line -> line.matches(" +units\\.csv +60 booked +0 known before"))
                .anyMatch(
                        line -> line.matches(" +units through 2026-09 +60 closed +0 known before"))
                .noneMatch(line -> line.matches(".* [1-9][\\d,]* known before"));
        assertThat(tableOf(first))
                .anyMatch(
                        line -> line.startsWith("TZ0016D  Công ty Cổ phần Xây dựng Nghi Sơn Phát "))
                .anyMatch(line -> line.matches("Total +19 units .*"))
                .anyMatch(line -> line.matches("Overdue rate 5\\.\\d\\d %: .*"));
        assertThat(first.getLast()).matches("socai ready http://127\\.0\\.0\\.1:\\d+");

        var second = linesOf(Command.DEMO);
        assertThat(second).noneMatch(line -> line.matches(".* [1-9][\\d,]* (booked|closed) .*"));
        assertThat(tableOf(second)).isEqualTo(tableOf(first));
    }

    @Test
    void a_ledger_that_somebody_works_with_is_left_alone() throws IOException {
        ReadyDataDirectory.in(folder);
        register("TZ9999A");
        assertThatThrownBy(() -> linesOf(Command.DEMO))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("TZ9999A")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void a_row_of_the_sample_that_is_not_booked_ends_the_demonstration() throws IOException {
        ReadyDataDirectory.in(folder);
        register("TZ0003A");
        assertThatThrownBy(() -> linesOf(Command.DEMO))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("units.csv was not booked as a whole: line 4: KEY_REUSED");
    }

    /** Has a unit in the ledger that is not the sample's, whatever its code. */
    private void register(String code) {
        var unit =
                new RegisterUnit(
                        new UnitCode(code),
                        new UnitDetails("Not of the sample", null, UnitType.HOUSEHOLD),
                        new OfficeCode("04001"),
                        PaymentCycle.MONTHLY,
                        false,
                        LocalDate.of(2020, 1, 1));
        try (var context = SocaiApplication.start(options(Command.SERVE))) {
            context.getBean(Bookings.class).run("test", booking -> booking.send(unit, null));
        }
    }

    private LaunchOptions options(Command command) {
        return new LaunchOptions(command, 0, folder, null, true);
    }

    /** What the program prints until it serves. */
    private List<String> linesOf(Command command) {
        var printed = new ByteArrayOutputStream();
        var standardOutput = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (var context = SocaiApplication.start(options(command))) {
            assertThat(context.isRunning()).isTrue();
        } finally {
            System.setOut(standardOutput);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> tableOf(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith("Units in arrears"))
                .takeWhile(line -> !line.startsWith("API documentation"))
                .toList();
    }
}
