package org.socai.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as a page shows it. Fields that a page leaves out may be there; {@code "…"} stands for
 * any value, and as the last element of a list for any further elements.
 */
record ShownAnswer(JsonNode shown) {
    private static final String ANYTHING = "…";

    /** Where the answer given is another than the one shown; empty where it is not. */
    List<String> differences(JsonNode given) {
        var differences = new ArrayList<String>();
        compare("", shown, given, differences);
        return differences;
    }

    private static void compare(
            String place, JsonNode shown, JsonNode given, List<String> differences) {
        if (isAnything(shown)) {
            if (given.isMissingNode() || given.isNull()) {
                differences.add(place + ": nothing");
            }
        } else if (shown.isObject()) {
            shown.properties()
                    .forEach(
                            field ->
                                    compare(
                                            place + "/" + field.getKey(),
                                            field.getValue(),
                                            given.path(field.getKey()),
                                            differences));
        } else if (shown instanceof ArrayNode elements) {
            compareElements(place, elements, given, differences);
        } else if (!shown.equals(given)) {
            differences.add(place + ": " + given + " and not " + shown);
        }
    }

    private static void compareElements(
            String place, ArrayNode shown, JsonNode given, List<String> differences) {
        boolean open = !shown.isEmpty() && isAnything(shown.get(shown.size() - 1));
        int count = open ? shown.size() - 1 : shown.size();
        if (!given.isArray() || given.size() < count || (!open && given.size() != count)) {
            differences.add(place + ": " + given + " does not have the elements of " + shown);
            return;
        }
        for (int i = 0; i < count; i++) {
            compare(place + "/" + i, shown.get(i), given.get(i), differences);
        }
    }

    private static boolean isAnything(JsonNode shown) {
        return shown.isTextual() && shown.textValue().equals(ANYTHING);
    }
}
