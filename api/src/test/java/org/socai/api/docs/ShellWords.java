package org.socai.api.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The commands of a block as a shell would split them: quotes, lines continued by a backslash, and
 * variables. What this does not know is an error, so that no command means something else in a
 * terminal than in a test.
 */
final class ShellWords {
    private static final String BEYOND = "|&;<>()`*?[]~#{}!";

    private final String text;
    private final Map<String, String> variables;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text, Map<String, String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** The words of each command. */
    static List<List<String>> commands(String block, Map<String, String> variables) {
        return new ShellWords(block, variables).split();
    }

    private List<List<String>> split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ' -> endWord();
                case '\n' -> endCommand();
                case '\\' -> continueLine();
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '$' -> variable();
                default -> plain(c);
            }
        }
        endCommand();
        return commands;
    }

    private void plain(char c) {
        // A question mark inside an address is left alone by shells unless a file has such a name.
        if (BEYOND.indexOf(c) >= 0 && !(c == '?' && inWord)) {
            throw new AssertionError("'" + c + "' needs a real shell: " + text);
        }
        word.append(c);
        inWord = true;
    }

    private void continueLine() {
        if (at >= text.length() || text.charAt(at) != '\n') {
            throw new AssertionError("a backslash only continues a line here: " + text);
        }
        at++;
        endWord();
    }

    private void quoted(char mark) {
        inWord = true;
        while (text.charAt(at) != mark) {
            char c = text.charAt(at++);
            if (c == '$' && mark == '"') {
                variable();
            } else {
                word.append(c);
            }
        }
        at++;
    }

    private void variable() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        var name = text.substring(start, at);
        var value = variables.get(name);
        if (value == null) {
            throw new AssertionError("variable $" + name + " is not set: " + text);
        }
        word.append(value);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(List.copyOf(words));
        }
        words = new ArrayList<>();
    }
}
