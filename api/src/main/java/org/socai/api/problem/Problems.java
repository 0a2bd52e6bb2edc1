package org.socai.api.problem;

import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.ledger.booking.BookingFailed;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.FutureInstant;
import org.socai.ledger.store.UnreadableEvent;
import org.socai.ledger.unit.UnitRejected;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/**
 * What the ledger refuses, and what goes wrong here. {@link FrameworkProblems} has what the
 * framework refuses.
 */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String VALUE_TYPES = "org.socai.ledger.contribution.";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RequestRefused refused) {
        var problem = ProblemDetails.of(refused.type(), refused.getMessage());
        if (refused.defect() != null) {
            problem.setProperty("errors", List.of(refused.defect()));
        }
        return answer(refused.type(), problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnitRejected rejected) {
        return answer(ProblemType.of(rejected.reason()), rejected.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MissingRule missing) {
        var problem = ProblemDetails.of(ProblemType.MISSING_RATE, missing.getMessage());
        problem.setProperty("missing", missing.subject());
        return answer(ProblemType.MISSING_RATE, problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(UnreadableEvent unreadable) {
        return answer(ProblemType.UNREADABLE_EVENT, unreadable.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(FutureInstant future) {
        return answer(ProblemType.FUTURE_INSTANT, future.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(AppendConflict lost) {
        return answer(ProblemType.LEDGER_BUSY, "nothing was recorded; send the same again");
    }

    @ExceptionHandler({
        BookingFailed.class,
        TransientDataAccessException.class,
        NonTransientDataAccessResourceException.class,
        SQLTransientConnectionException.class
    })
    ResponseEntity<ProblemDetail> onLostDatabase(Exception lost) {
        LOG.warn("the database did not answer a request: {}", lost.toString());
        return answer(ProblemType.DATABASE_UNAVAILABLE, "sending the same again is safe");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NoSuchElementException unknown) {
        return answer(ProblemType.NOT_FOUND, unknown.getMessage());
    }

    /** Anything else is a mistake of this program: its details go to the log, not to the sender. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception unexpected, WebRequest request) throws Exception {
        if (isRefusedByValueType(unexpected)) {
            return answer(ProblemType.INVALID_REQUEST, unexpected.getMessage());
        }
        if (isCommitted(request)) {
            // Too late for a problem. Thrown on, it cuts the connection, so that nobody takes half
            // an answer for whole.
            throw unexpected;
        }
        LOG.error("a request failed", unexpected);
        return answer(ProblemType.INTERNAL_ERROR, "the failure is in the server's log");
    }

    /** Value types refuse what they cannot hold in words meant for whoever sent it. */
    private static boolean isRefusedByValueType(Exception unexpected) {
        var trace = unexpected.getStackTrace();
        return unexpected instanceof IllegalArgumentException
                && trace.length > 0
                && trace[0].getClassName().startsWith(VALUE_TYPES);
    }

    private static boolean isCommitted(WebRequest request) {
        return request instanceof ServletWebRequest web
                && web.getResponse() != null
                && web.getResponse().isCommitted();
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemType type, @Nullable String detail) {
        return answer(type, ProblemDetails.of(type, detail));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemType type, ProblemDetail problem) {
        var headers = new HttpHeaders();
        if (type.isTransient()) {
            headers.set(HttpHeaders.RETRY_AFTER, ProblemWriter.RETRY_AFTER);
        }
        return new ResponseEntity<>(problem, headers, type.status());
    }
}
