package org.socai.projections.feed;

/**
 * A publication of rules cannot be read or projected. Every figure depends on the rules, so the
 * projections stop before it rather than go on without it.
 */
public final class RulesPoisoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RulesPoisoned(Poison poison) {
        super(
                """
                the rules cannot be read at position %d, and every figure depends on them: %s. \
                The read models stay where they are until a program that can read it is started\
                """
                        .formatted(poison.position(), poison.reason()));
    }
}
