package org.socai.api.architecture.violations.ledger.unit;

import org.socai.api.architecture.violations.ledger.history.HistoryThatKnowsTheShell;

/** A unit must not know its history. */
public record UnitThatKnowsItsHistory(HistoryThatKnowsTheShell history) {}
