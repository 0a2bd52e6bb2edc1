package org.socai.api.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.PaymentCycle;

class GeneratingDataSetTest {
    private static final DataSet PROVINCE = new DataSet(42, 3_000, 24);

    @TempDir private Path folder;

    private static Map<String, String> contents(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.collect(
                    Collectors.toMap(
                            file -> file.getFileName().toString(),
                            GeneratingDataSetTest::contentOf));
        }
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Arrivals> arrivals(DataSet data) {
        var all = new ArrayList<Arrivals>();
        data.arrivals().forEachRemaining(all::add);
        return all;
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() throws IOException {
        var data = new DataSet(7, 40, 14);
        DataSetFiles.write(data, folder.resolve("one"), true);
        DataSetFiles.write(data, folder.resolve("two"), true);
        DataSetFiles.write(new DataSet(8, 40, 14), folder.resolve("three"), true);

        var one = contents(folder.resolve("one"));
        assertThat(one).hasSizeGreaterThan(30).isEqualTo(contents(folder.resolve("two")));
        assertThat(contents(folder.resolve("three")).get("units.csv"))
                .isNotEqualTo(one.get("units.csv"));
    }

    @Test
    void the_manifest_counts_the_rows_that_stand_in_the_files() throws IOException {
        var manifest = DataSetFiles.write(new DataSet(7, 60, 8), folder, true);

        assertThat(manifest.files()).hasSizeGreaterThan(10);
        for (var entry : manifest.files()) {
            var lines = Files.readAllLines(folder.resolve(entry.file()));
            assertThat(entry.rows()).as(entry.file()).isEqualTo(lines.size() - 1);
            assertThat(entry.accepted() + entry.duplicates() + entry.rejected())
                    .isEqualTo(entry.rows());
        }
        assertThat(manifest.files().stream().mapToLong(Manifest.Entry::rejected).sum())
                .isPositive();
    }

    @Test
    void without_faults_no_row_comes_twice_and_none_is_bad() throws IOException {
        var manifest = DataSetFiles.write(new DataSet(7, 60, 8), folder, false);

        assertThat(manifest.files()).allMatch(entry -> entry.accepted() == entry.rows());
    }

    @Test
    void most_employers_are_small_and_a_few_have_more_than_ten_thousand_workers() {
        var workers = PROVINCE.employers().map(Employer::workers).sorted().toList();

        assertThat(workers.get(workers.size() / 2)).isLessThanOrEqualTo(20);
        assertThat(workers.getLast()).isGreaterThanOrEqualTo(10_000);
        assertThat(workers.stream().filter(size -> size >= 10_000).count()).isBetween(3L, 30L);
        long all = workers.stream().mapToLong(Integer::longValue).sum();
        var tail = workers.subList(workers.size() * 99 / 100, workers.size());
        assertThat(tail.stream().mapToLong(Integer::longValue).sum()).isGreaterThan(all / 3);
    }

    @Test
    void there_are_all_cycles_and_habits_and_many_offices_of_one_province() {
        var employers = PROVINCE.employers().toList();

        assertThat(employers.stream().map(Employer::cycle).distinct())
                .containsExactlyInAnyOrder(PaymentCycle.values());
        assertThat(employers.stream().map(Employer::habit).distinct())
                .containsExactlyInAnyOrder(PayingHabit.values());
        var offices = employers.stream().map(e -> e.office().value()).distinct().toList();
        assertThat(offices).hasSizeGreaterThan(15).allMatch(code -> code.startsWith("04"));
        assertThat(employers.stream().filter(Employer::budgetFunded).count()).isPositive();
    }

    @Test
    void facts_come_late_are_corrected_name_nobody_and_come_back() {
        var months = arrivals(PROVINCE);
        var declared = months.stream().flatMap(m -> m.declarations().stream()).toList();

        assertThat(declared.stream().map(d -> d.declaration().kind()).distinct())
                .containsExactlyInAnyOrder(DeclarationKind.values());
        assertThat(months)
                .anyMatch(
                        m ->
                                m.declarations().stream()
                                        .anyMatch(d -> isBefore(d.declaration(), m.month())));
        var paid = months.stream().flatMap(m -> m.payments().stream()).toList();
        assertThat(paid).anyMatch(p -> p.unit() == null).anyMatch(p -> p.unit() != null);
        var references = paid.stream().map(p -> p.payment().bankReference()).toList();
        assertThat(new HashSet<>(references)).hasSameSizeAs(references);
        assertThat(months.stream().flatMap(m -> m.reversals().stream()))
                .isNotEmpty()
                .allMatch(r -> references.contains(r.bankReference()));
    }

    private static boolean isBefore(
            org.socai.ledger.unit.Declaration declaration, ContributionMonth month) {
        return declaration.declaredOn().isBefore(month.firstDay());
    }

    @Test
    void one_unit_is_corrected_over_and_over_again() {
        var storm = Employer.of(PROVINCE, Employer.STORM).code();
        long corrections =
                arrivals(PROVINCE).stream()
                        .flatMap(m -> m.declarations().stream())
                        .filter(d -> d.unit().equals(storm))
                        .filter(d -> d.declaration().kind() == DeclarationKind.ADJUSTMENT)
                        .count();
        assertThat(corrections).isGreaterThan(150);
    }

    @Test
    void a_size_without_rates_or_units_is_refused() {
        assertThatThrownBy(() -> new DataSet(1, 0, 12)).hasMessageContaining("units");
        assertThatThrownBy(() -> new DataSet(1, 10, 145)).hasMessageContaining("months");
    }
}
