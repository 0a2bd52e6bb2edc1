package org.socai.api.problem;

import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;

/**
 * A request is not answered, for a reason the sender can do something about. Answered as a problem
 * of its type.
 */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ProblemType type;
    private final @Nullable Defect defect;

    public RequestRefused(ProblemType type, String detail) {
        this(type, detail, null);
    }

    private RequestRefused(ProblemType type, String detail, @Nullable Defect defect) {
        super(detail);
        this.type = type;
        this.defect = defect;
    }

    /**
     * A part of the request does not keep a rule.
     *
     * @param place the parameter or the property, as the sender wrote it
     * @param rule what holds for it, as the end of a sentence that begins with the place
     */
    public static RequestRefused invalid(String place, String rule) {
        return new RequestRefused(
                ProblemType.INVALID_REQUEST, place + " " + rule, new Defect(place, rule));
    }

    /** A unit that does not exist, or was not known yet where the question stands. */
    public static RequestRefused unknownUnit(UnitCode unit, long position) {
        return new RequestRefused(
                ProblemType.UNKNOWN_UNIT, "unit " + unit + " is not known at position " + position);
    }

    public ProblemType type() {
        return type;
    }

    /** Where the request is wrong; null where it is not one place. */
    @Nullable Defect defect() {
        return defect;
    }
}
