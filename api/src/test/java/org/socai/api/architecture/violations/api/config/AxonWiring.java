package org.socai.api.architecture.violations.api.config;

import org.axonframework.commandhandling.CommandBus;

/** The configuration, where Axon is allowed. */
public record AxonWiring(CommandBus bus) {}
