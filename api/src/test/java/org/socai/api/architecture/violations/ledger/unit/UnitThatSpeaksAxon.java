package org.socai.api.architecture.violations.ledger.unit;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command of the pure ledger must not carry an annotation of Axon. */
public record UnitThatSpeaksAxon(@TargetAggregateIdentifier String unit) {}
