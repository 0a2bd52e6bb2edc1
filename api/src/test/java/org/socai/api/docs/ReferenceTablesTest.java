package org.socai.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.socai.api.imports.ImportKind;
import org.socai.api.security.AccessRule;
import org.socai.api.security.AccessTable;
import org.socai.api.security.Role;
import org.socai.ledger.history.Account;
import org.socai.ledger.rules.Policy;
import org.socai.ledger.store.EventNames;

/** Tables of the reference, held against the program. */
class ReferenceTablesTest {
    private static final Pattern CREATED = Pattern.compile("(?m)^create (?:table|view) ([a-z_.]+)");
    private static final Pattern DROPPED = Pattern.compile("(?m)^drop (?:table|view) ([a-z_., ]+)");

    private static List<String> firstCells(String page, String heading) {
        return Page.of(page).tableBelow(heading).stream()
                .map(row -> Page.plain(row.getFirst()))
                .toList();
    }

    @Test
    void every_kind_of_file_has_its_formats_and_columns() {
        var rows = Page.of("docs/reference/files.md").tableBelow("Files");
        assertThat(rows.stream().map(row -> row.stream().map(Page::plain).toList()))
                .containsExactlyElementsOf(
                        Arrays.stream(ImportKind.values())
                                .map(
                                        kind ->
                                                List.of(
                                                        kind.slug(),
                                                        kind.shape().formats().stream()
                                                                .sorted()
                                                                .map(Enum::name)
                                                                .collect(Collectors.joining(", ")),
                                                        String.join(",", kind.columns())))
                                .toList());
    }

    @Test
    void every_address_has_the_roles_that_may_use_it() {
        var documented =
                Page.of("docs/reference/http.md").tableBelow("Addresses").stream()
                        .map(row -> row.subList(0, 3).stream().map(Page::plain).toList());
        assertThat(documented)
                .containsExactlyElementsOf(
                        AccessTable.rules().stream()
                                .filter(rule -> rule.pattern().startsWith("/api/"))
                                .map(
                                        rule ->
                                                List.of(
                                                        rule.method().name(),
                                                        rule.pattern(),
                                                        roles(rule)))
                                .toList());
    }

    private static String roles(AccessRule rule) {
        return Stream.of(Role.values())
                .filter(rule.roles()::contains)
                .map(Role::text)
                .collect(Collectors.joining(", "));
    }

    @Test
    void every_policy_has_the_value_that_the_arithmetic_implements() {
        var documented =
                Page.of("docs/reference/policies.md").tableBelow("Policies").stream()
                        .map(row -> Page.plain(row.getFirst()) + " " + row.get(1));
        assertThat(documented)
                .containsExactlyElementsOf(
                        Arrays.stream(Policy.values())
                                .map(policy -> policy + (policy.implemented() ? " on" : " off"))
                                .toList());
    }

    @Test
    void every_account_is_described_and_no_line_speaks_of_an_event_that_is_not_stored() {
        assertThat(firstCells("docs/reference/journal.md", "Accounts"))
                .containsExactlyElementsOf(
                        Arrays.stream(Account.values()).map(Enum::name).toList());
        var events =
                firstCells("docs/reference/journal.md", "Lines of each event").stream()
                        .flatMap(cell -> Stream.of(cell.split(", ", -1)))
                        .filter(name -> !name.equals("all others"))
                        .toList();
        assertThat(events).isNotEmpty().allMatch(name -> EventNames.named(name) != null);
    }

    @Test
    void every_table_and_view_is_listed() throws IOException {
        var listed = new ArrayList<String>();
        for (var heading :
                List.of(
                        "The log (`ledger-core`)",
                        "Read models (`projections`)",
                        "The program (`api`)",
                        "For reporting jobs: schema `reporting`")) {
            listed.addAll(firstCells("docs/reference/tables.md", heading));
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(created());
    }

    /** What the migrations leave, in the order in which they run. */
    private static Set<String> created() throws IOException {
        var created = new LinkedHashSet<String>();
        for (var module : List.of("ledger-core", "projections", "api")) {
            var folder = Page.inCheckout(Path.of(module, "src/main/resources/db/migration"));
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    var migration = Files.readString(file);
                    DROPPED.matcher(migration)
                            .results()
                            .flatMap(found -> Stream.of(found.group(1).split(", ", -1)))
                            .forEach(created::remove);
                    CREATED.matcher(migration)
                            .results()
                            .forEach(found -> created.add(found.group(1)));
                }
            }
        }
        return created;
    }
}
