package org.socai.projections.totals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for offices, from 0, so that keys of sums have room for them. Not thread-safe. */
final class Offices {
    private final List<Office> offices = new ArrayList<>();
    private final Map<Office, Integer> numbers = new HashMap<>();

    /** The number of an office, a new one for a new office. */
    int number(Office office) {
        return numbers.computeIfAbsent(
                office,
                added -> {
                    offices.add(added);
                    return offices.size() - 1;
                });
    }

    int size() {
        return offices.size();
    }

    /** The office of a number; safe beside others that ask the same. */
    Office of(int number) {
        return offices.get(number);
    }
}
