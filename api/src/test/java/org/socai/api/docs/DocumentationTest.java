package org.socai.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation as a whole: short where it must be, and no link into nothing. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*|#.*");

    /** The targets of a page's links within the checkout. */
    private static List<Path> links(Page page) {
        var targets = new ArrayList<Path>();
        boolean code = false;
        for (var line : page.lines()) {
            code ^= line.startsWith("```");
            if (!code) {
                LINK.matcher(line)
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !ELSEWHERE.matcher(target).matches())
                        .map(
                                target ->
                                        page.file()
                                                .resolveSibling(target.replaceFirst("#.*", ""))
                                                .normalize())
                        .forEach(targets::add);
            }
        }
        return targets;
    }

    @Test
    void no_link_leads_nowhere() {
        var broken = new ArrayList<String>();
        var followed = 0;
        for (var page : Page.all()) {
            for (var target : links(page)) {
                followed++;
                if (!Files.exists(Page.inCheckout(target))) {
                    broken.add(page + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(followed).isGreaterThan(50);
    }

    @Test
    void every_page_can_be_reached_from_the_readme() {
        var pages = Page.all();
        Set<Path> reached = new HashSet<>();
        var open = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!open.isEmpty()) {
            var file = open.remove();
            if (reached.add(file)) {
                pages.stream()
                        .filter(page -> page.file().equals(file))
                        .forEach(page -> open.addAll(links(page)));
            }
        }
        assertThat(pages.stream().map(Page::file)).allMatch(reached::contains);
    }

    @Test
    void the_readme_stays_below_120_lines() {
        assertThat(Page.of("README.md").lines().size()).isBetween(40, 119);
    }

    @Test
    void every_decision_says_its_status_context_options_consequences_and_limits() {
        var decisions =
                Page.all().stream()
                        .filter(page -> page.toString().matches("docs/decisions/\\d{4}-.*"))
                        .toList();
        assertThat(decisions)
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(
                        decision -> {
                            assertThat(decision.lines().get(2))
                                    .matches("Status: .+ Date: \\d{4}-\\d{2}-\\d{2}\\.");
                            assertThat(decision.lines())
                                    .contains(
                                            "## Context",
                                            "## Options",
                                            "## Decision",
                                            "## Consequences",
                                            "## What it does not do");
                        });
    }
}
