package org.socai.api.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.socai.api.jobs.Job;
import org.socai.api.knowledge.Knowledge;
import org.socai.api.knowledge.TwoDates;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.api.launch.ServerAddress;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.projections.Page;
import org.socai.projections.arrears.Arrears;
import org.socai.projections.arrears.ArrearsQuestion;
import org.socai.projections.rates.BudgetFunded;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRate;
import org.socai.projections.rates.OverdueRateQuestion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * What {@code ./socai demo} does before it serves: imports the sample ledger, closes its months and
 * prints who is in arrears. Done again it changes nothing and prints the same.
 */
@Component
final class DemoRun implements ApplicationRunner {
    private static final ContributionMonth LAST_MONTH = new ContributionMonth(2026, 9);
    private static final int ROWS = 15;

    private final LaunchOptions options;
    private final ForeignUnits foreignUnits;
    private final SampleJobs jobs;
    private final Knowledge knowledge;
    private final Arrears arrears;
    private final OverdueRate overdueRate;
    private final ServerAddress address;
    private final String documentation;

    DemoRun(
            LaunchOptions options,
            ForeignUnits foreignUnits,
            SampleJobs jobs,
            Knowledge knowledge,
            Arrears arrears,
            OverdueRate overdueRate,
            ServerAddress address,
            @Value("${springdoc.swagger-ui.path}") String documentation) {
        this.options = options;
        this.foreignUnits = foreignUnits;
        this.jobs = jobs;
        this.knowledge = knowledge;
        this.arrears = arrears;
        this.overdueRate = overdueRate;
        this.address = address;
        this.documentation = documentation;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        if (options.command() != Command.DEMO) {
            return;
        }
        foreignUnits.refuse();
        // The names of the sample need UTF-8, whatever the locale of the terminal.
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        book(out);
        report(out);
        out.println("API documentation: " + address.url() + documentation);
    }

    private void book(PrintStream out) throws IOException, InterruptedException {
        out.println("Sample ledger");
        for (var file : SampleFile.values()) {
            out.println(line(file.fileName(), "booked", jobs.bookFile(file)));
        }
        out.println(line("units through " + LAST_MONTH, "closed", jobs.close(LAST_MONTH)));
    }

    private static String line(String what, String done, Job job) {
        return String.format(
                Locale.ROOT,
                "  %-30s  %,6d %s  %,6d known before",
                what,
                job.accepted(),
                done,
                job.duplicates());
    }

    private void report(PrintStream out) {
        var viewpoint = knowledge.projected(new TwoDates(LAST_MONTH.lastDay().toString(), null));
        var asOf = viewpoint.asOf();
        var list = arrears.list(new ArrearsQuestion("", asOf, 1, 1, new Page(0, ROWS)));
        var rate =
                overdueRate.of(
                        new OverdueRateQuestion(
                                "", asOf, DenominatorKind.RECEIVABLE, false, BudgetFunded.ALL));
        out.println();
        out.printf(
                Locale.ROOT,
                "Units in arrears on %s, as known at position %d; amounts in dong%n%n",
                asOf.effectiveOn(),
                asOf.position());
        ArrearsTable.lines(list, rate).forEach(out::println);
        out.println();
    }
}
