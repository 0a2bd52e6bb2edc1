package org.socai.api.architecture.violations.ledger.rules;

import org.socai.api.architecture.violations.ledger.unit.UnitThatKnowsItsHistory;

/** A rule must not know the unit. */
public record RuleThatKnowsTheUnit(UnitThatKnowsItsHistory unit) {}
