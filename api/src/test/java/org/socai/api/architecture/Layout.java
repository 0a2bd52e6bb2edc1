package org.socai.api.architecture;

import java.util.List;

/** The packages that the architecture speaks of, by their full names. */
record Layout(
        String ledger,
        String contribution,
        String rules,
        String unit,
        String axon,
        String store,
        String booking,
        String projections,
        String api,
        String config,
        String peers) {

    /** The layout of a source tree that has the program's shape below {@code root}. */
    static Layout below(String root) {
        var ledger = root + ".ledger";
        var api = root + ".api";
        return new Layout(
                ledger,
                ledger + ".contribution",
                ledger + ".rules",
                ledger + ".unit",
                ledger + ".axon",
                ledger + ".store",
                ledger + ".booking",
                root + ".projections",
                api,
                api + ".config",
                api + ".bench.peer");
    }

    /**
     * The packages that a rule checks or forbids. A misspelt one would be a rule about nothing,
     * while a misspelt exception, such as an edge, only forbids too much and is noticed at once.
     */
    List<String> checkedOrForbidden() {
        return List.of(ledger, contribution, rules, unit, projections, api);
    }

    static String within(String name) {
        return name + "..";
    }
}
