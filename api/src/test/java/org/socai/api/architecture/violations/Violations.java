package org.socai.api.architecture.violations;

/** Names the root of a program that breaks every rule of the architecture on purpose. */
public final class Violations {
    private Violations() {}
}
