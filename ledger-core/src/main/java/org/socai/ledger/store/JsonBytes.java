package org.socai.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.socai.ledger.store.WrittenForm.Part;

/** A place in json without blanks and escapes, in UTF-8. Not thread-safe. */
final class JsonBytes {
    /** Longer numbers may not be whole numbers of 64 bits. */
    private static final int MOST_DIGITS = 18;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** What stands from one place to before another. */
    JsonBytes(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    JsonBytes(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** What stands here is not what was expected; perhaps it is json all the same. */
    static final class NotAsWritten extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAsWritten() {
            super(null, null, false, false);
        }
    }

    boolean atEnd() {
        return at == end;
    }

    void expect(char sign) {
        if (next() != sign) {
            throw new NotAsWritten();
        }
        at++;
    }

    private byte next() {
        if (at == end) {
            throw new NotAsWritten();
        }
        return bytes[at];
    }

    /**
     * Goes past the name of a component with its quotes and colon, and past the comma before it
     * unless it is the first; stays where another component stands.
     */
    boolean comes(boolean first, byte[] name) {
        int from = first ? at : at + 1;
        int to = from + name.length;
        if (to > end
                || (!first && bytes[at] != ',')
                || !Arrays.equals(bytes, from, to, name, 0, name.length)) {
            return false;
        }
        at = to;
        return true;
    }

    long number() {
        boolean negative = next() == '-';
        if (negative) {
            at++;
        }
        int begun = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * value + (bytes[at] - '0');
            at++;
        }
        int digits = at - begun;
        boolean plain = bytes[Math.min(begun, end - 1)] != '0' || (digits == 1 && !negative);
        if (digits == 0 || digits > MOST_DIGITS || !plain) {
            throw new NotAsWritten();
        }
        return negative ? -value : value;
    }

    int shortNumber() {
        return Math.toIntExact(number());
    }

    boolean truth() {
        return switch (next()) {
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> throw new NotAsWritten();
        };
    }

    private boolean word(String word, boolean meaning) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return meaning;
    }

    String text() {
        int from = textFrom();
        int to = textTo();
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Reads text that is probably known. */
    Object recurring(RecurringTexts known) {
        int from = textFrom();
        return known.of(bytes, from, textTo());
    }

    private int textFrom() {
        expect('"');
        return at;
    }

    /** Where the text ends; goes past its last quote. */
    private int textTo() {
        int quote = at;
        while (quote < end && bytes[quote] != '"') {
            if (bytes[quote] == '\\' || (bytes[quote] >= 0 && bytes[quote] < ' ')) {
                throw new NotAsWritten();
            }
            quote++;
        }
        if (quote == end) {
            throw new NotAsWritten();
        }
        at = quote + 1;
        return quote;
    }

    /**
     * Reads a list that is probably known. It is taken to end with the first bracket; where that
     * stands inside a text the list is not as written.
     */
    Object recurringList(RecurringTexts known) {
        int bracket = at;
        while (bracket < end && bytes[bracket] != ']') {
            bracket++;
        }
        if (bracket == end) {
            throw new NotAsWritten();
        }
        int from = at;
        at = bracket + 1;
        return known.of(bytes, from, at);
    }

    /** Reads a text that is nothing but a list. */
    static List<Object> wholeList(String text, Part element) {
        var json = new JsonBytes(text.getBytes(StandardCharsets.UTF_8));
        var list = json.list(element);
        if (!json.atEnd()) {
            throw new NotAsWritten();
        }
        return List.copyOf(list);
    }

    List<Object> list(Part element) {
        var elements = new ArrayList<>(8);
        expect('[');
        if (next() != ']') {
            elements.add(element.read(this));
            while (next() == ',') {
                at++;
                elements.add(element.read(this));
            }
        }
        expect(']');
        return elements;
    }
}
