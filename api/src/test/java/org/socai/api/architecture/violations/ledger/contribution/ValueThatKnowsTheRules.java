package org.socai.api.architecture.violations.ledger.contribution;

import org.socai.api.architecture.violations.ledger.rules.RuleThatKnowsTheUnit;

/** A value must not know the rules. */
public record ValueThatKnowsTheRules(RuleThatKnowsTheUnit rule) {}
