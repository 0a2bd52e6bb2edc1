package org.socai.api.architecture.violations.projections;

import org.socai.api.architecture.violations.api.units.ControllerThatSpeaksAxon;

/** A projection must not know the program. */
public record ProjectionThatKnowsTheProgram(ControllerThatSpeaksAxon controller) {}
