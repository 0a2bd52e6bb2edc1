package org.socai.api.problem;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * What the framework refuses before a controller is asked, told with the types and words of this
 * program.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FrameworkProblems extends ResponseEntityExceptionHandler {
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var place = Objects.requireNonNullElse(mismatch.getPropertyName(), "a parameter");
        var defect = new Defect(place, ExpectedForm.of(mismatch.getRequiredType(), mismatch));
        return answer(ProblemDetails.of(List.of(defect)), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var defect = new Defect(missing.getParameterName(), ExpectedForm.MISSING);
        return answer(ProblemDetails.of(List.of(defect)), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var defect = new Defect(missing.getRequestPartName(), ExpectedForm.MISSING);
        return answer(ProblemDetails.of(List.of(defect)), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContentTooLarge tooLarge) {
                return answer(
                        ProblemDetails.of(ProblemType.CONTENT_TOO_LARGE, tooLarge.getMessage()),
                        headers);
            }
        }
        return answer(ProblemDetails.of(List.of(BodyDefect.of(unreadable))), headers);
    }

    /**
     * Everything else keeps its status and the framework's sentence, and gets the type that belongs
     * to the status.
     */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            logger.debug("the client hung up before it had its answer");
            return null;
        }
        var type = ProblemType.of(status.value());
        var detail =
                body instanceof ProblemDetail known && type != ProblemType.INTERNAL_ERROR
                        ? known.getDetail()
                        : "the failure is in the server's log";
        if (type == ProblemType.INTERNAL_ERROR) {
            logger.error("a request failed", failure);
        }
        var problem = ProblemDetails.of(type, detail);
        return super.handleExceptionInternal(failure, problem, headers, type.status(), request);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return new ResponseEntity<>(problem, headers, HttpStatusCode.valueOf(problem.getStatus()));
    }
}
