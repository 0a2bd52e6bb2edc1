package org.socai.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.UnitCode;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;

class ProblemsTest {
    private final Problems problems = new Problems();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final ServletWebRequest request =
            new ServletWebRequest(new MockHttpServletRequest("GET", "/api/v1/units"), response);

    @Test
    void what_passes_says_when_to_ask_again() throws Exception {
        var behind = problems.on(new RequestRefused(ProblemType.PROJECTIONS_BEHIND, "not yet"));
        assertThat(behind.getStatusCode().value()).isEqualTo(503);
        assertThat(behind.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        var timeout =
                problems.on(new QueryTimeoutException("select secret from somewhere"), request);
        assertThat(timeout.getStatusCode().value()).isEqualTo(503);
        assertThat(timeout.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(String.valueOf(timeout.getBody())).doesNotContain("secret");
    }

    @Test
    void a_mistake_of_the_program_tells_nothing_about_its_inside() throws Exception {
        var failed = problems.on(new IllegalStateException("password=hunter2"), request);
        assertThat(failed.getStatusCode().value()).isEqualTo(500);
        assertThat(failed.getBody()).isNotNull();
        assertThat(failed.getBody().toString()).doesNotContain("hunter2", "IllegalState");
        assertThat(failed.getBody().getType()).isEqualTo(ProblemType.INTERNAL_ERROR.uri());
    }

    @Test
    void what_a_value_type_refuses_is_the_senders_to_correct() throws Exception {
        Exception refused = null;
        try {
            new UnitCode("a");
        } catch (IllegalArgumentException expected) {
            refused = expected;
        }
        assertThat(problems.on(refused, request).getStatusCode().value()).isEqualTo(400);
        assertThat(
                        problems.on(new IllegalArgumentException("a bug"), request)
                                .getStatusCode()
                                .value())
                .isEqualTo(500);
    }

    @Test
    void half_an_answer_is_cut_off_and_not_completed_with_a_problem() throws Exception {
        response.flushBuffer();
        var failure = new IllegalStateException("in the middle");
        assertThatThrownBy(() -> problems.on(failure, request)).isSameAs(failure);
    }
}
