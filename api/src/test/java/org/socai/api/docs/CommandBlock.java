package org.socai.api.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of commands in a page that is meant to be run.
 *
 * @param line where it begins
 * @param keeps the field of the last answer that later commands use as a variable of that name;
 *     null for none
 * @param answer the JSON that the page shows as the last answer; null where it shows none
 */
record CommandBlock(int line, @Nullable String keeps, String commands, @Nullable String answer) {
    private static final Pattern MARK = Pattern.compile("<!-- run(?:: keeps (\\w+))? -->");

    /** The marked blocks of a page, in order. */
    static List<CommandBlock> in(Page page) {
        var blocks = new ArrayList<CommandBlock>();
        var lines = page.lines();
        for (int i = 0; i < lines.size(); i++) {
            var mark = MARK.matcher(lines.get(i));
            if (!mark.matches()) {
                continue;
            }
            if (!lines.get(i + 1).equals("```sh")) {
                throw new AssertionError(
                        page + ":" + (i + 1) + ": no block of commands follows the mark");
            }
            var commands = fenced(lines, i + 1);
            int next = nextText(lines, i + 3 + commands.size());
            boolean shown = next < lines.size() && lines.get(next).equals("```json");
            blocks.add(
                    new CommandBlock(
                            i + 1,
                            mark.group(1),
                            String.join("\n", commands),
                            shown ? String.join("\n", fenced(lines, next)) : null));
        }
        return blocks;
    }

    private static List<String> fenced(List<String> lines, int opening) {
        int end = opening + 1;
        while (!lines.get(end).equals("```")) {
            end++;
        }
        return lines.subList(opening + 1, end);
    }

    private static int nextText(List<String> lines, int from) {
        int next = from;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }
}
