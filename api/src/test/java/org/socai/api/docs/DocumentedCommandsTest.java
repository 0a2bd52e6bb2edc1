package org.socai.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.api.http.ServerUnderTest;
import org.socai.api.http.ServerUnderTest.Answer;

/**
 * The commands of the tutorial and the guides, sent to the running program in the order in which a
 * reader would.
 */
class DocumentedCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static ServerUnderTest server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerUnderTest.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The tutorial first: guides speak of its unit. */
    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> !CommandBlock.in(page).isEmpty())
                .sorted(
                        Comparator.comparing(
                                        (Page page) -> !page.toString().equals("docs/start.md"))
                                .thenComparing(Page::toString))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void the_commands_of_a_page_are_answered_as_it_says(Page page) throws IOException {
        var variables = new HashMap<String, String>();
        variables.put("SOCAI", server.address());
        variables.put("SOCAI_DEMO_PASSWORD", ServerUnderTest.PASSWORD);
        for (var block : CommandBlock.in(page)) {
            run(page, block, variables);
        }
    }

    private static void run(Page page, CommandBlock block, Map<String, String> variables)
            throws IOException {
        var place = page + ":" + block.line();
        var commands = ShellWords.commands(block.commands(), variables);
        for (int i = 0; i < commands.size(); i++) {
            var curl = Curl.of(commands.get(i));
            var answer = curl.send(server);
            var shown =
                    i == commands.size() - 1 && block.answer() != null
                            ? JSON.readTree(block.answer())
                            : JSON.createObjectNode();
            compare(place, shown, answer);
            if (answer.status() == 202) {
                server.ended(curl.user(), answer);
            }
            if (block.keeps() != null) {
                variables.put(block.keeps(), answer.json().path(block.keeps()).asText());
            }
        }
    }

    /** A page that shows a problem means its status; every other command succeeds. */
    private static void compare(String place, JsonNode shown, Answer answer) {
        if (shown.path("type").asText().startsWith("/problems/")) {
            assertThat(answer.status()).as(place).isEqualTo(shown.path("status").asInt());
        } else {
            assertThat(answer.status()).as(place + ": " + answer.text()).isBetween(200, 299);
        }
        assertThat(new ShownAnswer(shown).differences(answer.json())).as(place).isEmpty();
    }

    @Test
    void no_curl_command_of_the_documentation_is_left_out() {
        var unmarked = new ArrayList<String>();
        for (var page : Page.all()) {
            long run =
                    CommandBlock.in(page).stream()
                            .mapToLong(
                                    block ->
                                            block.commands()
                                                    .lines()
                                                    .filter(DocumentedCommandsTest::isCurl)
                                                    .count())
                            .sum();
            if (page.lines().stream().filter(DocumentedCommandsTest::isCurl).count() != run) {
                unmarked.add(page.toString());
            }
        }
        assertThat(unmarked).isEmpty();
        assertThat(pages()).hasSizeGreaterThan(6);
    }

    private static boolean isCurl(String line) {
        return line.startsWith("curl ");
    }
}
