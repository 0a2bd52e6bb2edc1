package org.socai.api.architecture.violations.api.units;

import org.axonframework.commandhandling.gateway.CommandGateway;

/** In the program only the configuration may speak of Axon. */
public record ControllerThatSpeaksAxon(CommandGateway gateway) {}
