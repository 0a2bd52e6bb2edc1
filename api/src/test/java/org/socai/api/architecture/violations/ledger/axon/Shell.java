package org.socai.api.architecture.violations.ledger.axon;

import org.axonframework.modelling.command.AggregateIdentifier;

/** An edge, where Axon is allowed. */
public record Shell(@AggregateIdentifier String unit) {}
