package org.socai.api.architecture.violations.ledger.store;

import org.socai.api.architecture.violations.projections.ProjectionThatKnowsTheProgram;

/** The ledger must not know a projection, not even at its edges. */
public record StoreThatKnowsAProjection(ProjectionThatKnowsTheProgram projection) {}
