package org.socai.api.problem;

import java.net.URI;
import java.util.Locale;
import org.socai.ledger.unit.UnitRejected;
import org.springframework.http.HttpStatus;

/**
 * Why a request is refused. The names are final: each is the end of a problem's {@code type}, which
 * other programs rely on. {@code docs/reference/problems.md} says of each what to do about it.
 */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "A part of the request is missing or malformed"),
    FUTURE_INSTANT(HttpStatus.BAD_REQUEST, "The instant has not come yet"),
    UNKNOWN_POSITION(HttpStatus.BAD_REQUEST, "The position is not assigned yet"),
    DATE_IN_FUTURE(HttpStatus.BAD_REQUEST, "A fact cannot lie in the future"),
    MONTH_NOT_ENDED(HttpStatus.BAD_REQUEST, "The month has not ended yet"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A known user is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The user's role does not allow this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    UNKNOWN_UNIT(HttpStatus.NOT_FOUND, "The unit is not known"),
    UNKNOWN_PAYMENT(HttpStatus.NOT_FOUND, "The payment is not known"),
    UNKNOWN_USER(HttpStatus.NOT_FOUND, "The user is not known"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The address does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer does not come in the wanted form"),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request comes in a form not understood here"),
    KEY_REUSED(HttpStatus.CONFLICT, "The key was used before with other content"),
    ADJUSTMENT_EXCEEDS_OBLIGATION(HttpStatus.CONFLICT, "The adjustment exceeds the obligation"),
    NO_RATES_FOR_PERIOD(HttpStatus.CONFLICT, "The period has no contribution rates"),
    CYCLE_CHANGE_WITHIN_CYCLE(
            HttpStatus.CONFLICT, "The payment cycle cannot change within a cycle"),
    PAYMENT_REVERSED(HttpStatus.CONFLICT, "The payment was taken back"),
    MISSING_RATE(HttpStatus.CONFLICT, "A rate has not been published"),
    AMOUNT_OUT_OF_RANGE(HttpStatus.CONFLICT, "The amounts add up to more than the ledger holds"),
    UNREADABLE_EVENT(HttpStatus.CONFLICT, "An event that the answer depends on cannot be read"),
    REBUILD_RUNNING(HttpStatus.CONFLICT, "A rebuild is running"),
    USER_EXISTS(HttpStatus.CONFLICT, "The user name is taken"),
    LAST_ADMIN(HttpStatus.CONFLICT, "The last administrator cannot be disabled"),
    LEDGER_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Others were faster every time"),
    PROJECTIONS_BEHIND(HttpStatus.SERVICE_UNAVAILABLE, "The read models are still catching up"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here");

    private static final String PATH = "/problems/";

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable type, such as {@code /problems/unknown-unit}. */
    public URI uri() {
        return URI.create(PATH + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public HttpStatus status() {
        return status;
    }

    /** The same sentence for every problem of this type. */
    public String title() {
        return title;
    }

    /** Whether the same request may well succeed a little later. */
    boolean isTransient() {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }

    static ProblemType of(UnitRejected.Reason reason) {
        return switch (reason) {
            case UNKNOWN_UNIT -> UNKNOWN_UNIT;
            case UNKNOWN_PAYMENT -> UNKNOWN_PAYMENT;
            case KEY_REUSED -> KEY_REUSED;
            case ADJUSTMENT_EXCEEDS_OBLIGATION -> ADJUSTMENT_EXCEEDS_OBLIGATION;
            case NO_RATES_FOR_PERIOD -> NO_RATES_FOR_PERIOD;
            case DATE_IN_FUTURE -> DATE_IN_FUTURE;
            case CYCLE_CHANGE_WITHIN_CYCLE -> CYCLE_CHANGE_WITHIN_CYCLE;
            case PAYMENT_REVERSED -> PAYMENT_REVERSED;
            case MONTH_NOT_ENDED -> MONTH_NOT_ENDED;
            case MISSING_RATE -> MISSING_RATE;
            case AMOUNT_OUT_OF_RANGE -> AMOUNT_OUT_OF_RANGE;
        };
    }

    /** The type for a refusal of the framework, which only has a status. */
    static ProblemType of(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> DATABASE_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : INVALID_REQUEST;
        };
    }
}
