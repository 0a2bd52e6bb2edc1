package org.socai.api.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.socai.api.http.ServerUnderTest;

/** The reader of documented commands: it notices what it is there to notice. */
class CommandReadingTest {
    private static final Map<String, String> VARIABLES =
            Map.of("P", ServerUnderTest.PASSWORD, "S", "http://host");

    private static Curl curl(String command) {
        return Curl.of(ShellWords.commands(command, VARIABLES).getFirst());
    }

    private static List<String> differences(String shown, String given)
            throws JsonProcessingException {
        var json = new ObjectMapper();
        return new ShownAnswer(json.readTree(shown)).differences(json.readTree(given));
    }

    @Test
    void a_command_over_several_lines_is_one_request() {
        var put =
                curl(
                        "curl -u finance:$P -X PUT -H 'Content-Type: application/json' \\\n"
                                + "  -d '{\"a\":\"$P\"}' \"$S/x?y=1&z=2\"");
        assertThat(put)
                .isEqualTo(
                        new Curl(
                                "PUT",
                                "finance",
                                "http://host/x?y=1&z=2",
                                "{\"a\":\"$P\"}",
                                null,
                                null));
    }

    @Test
    void what_only_a_real_shell_understands_is_an_error() {
        assertThatThrownBy(() -> curl("curl -u finance:$P $S/x | jq ."))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> curl("curl -u finance:$P $S/x?y=1&z=2"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> curl("curl -u finance:$Q $S/x")).hasMessageContaining("$Q");
    }

    @Test
    void an_option_that_is_not_known_and_a_user_without_the_demo_password_are_errors() {
        assertThatThrownBy(() -> curl("curl --insecure -u finance:$P $S/x"))
                .hasMessageContaining("--insecure");
        assertThatThrownBy(() -> curl("curl -u finance:wrong $S/x"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void another_figure_a_missing_field_and_a_further_element_are_differences()
            throws JsonProcessingException {
        assertThat(differences("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":2}}")).hasSize(1);
        assertThat(differences("{\"a\":\"…\"}", "{}")).hasSize(1);
        assertThat(differences("[1]", "[1,2]")).hasSize(1);
        assertThat(differences("{\"a\":[1,\"…\"],\"b\":\"…\"}", "{\"a\":[1,2],\"b\":3,\"c\":4}"))
                .isEmpty();
    }
}
