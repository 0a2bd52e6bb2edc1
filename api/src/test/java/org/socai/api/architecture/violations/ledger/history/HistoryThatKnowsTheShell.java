package org.socai.api.architecture.violations.ledger.history;

import org.socai.api.architecture.violations.ledger.axon.Shell;

/** The history must not know the aggregate's shell. */
public record HistoryThatKnowsTheShell(Shell shell) {}
