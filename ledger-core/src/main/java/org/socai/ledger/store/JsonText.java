package org.socai.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.socai.ledger.store.WrittenForm.Part;

/**
 * Json being written in UTF-8, without blanks. What would need an escape is not written: the text
 * is then not {@linkplain #isPlain plain}, and of no use. Not thread-safe.
 */
final class JsonText {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final int FIRST_SIZE = 1 << 10;

    /** The longest 64 bits in decimal digits, with a sign. */
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[FIRST_SIZE];
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private int size;
    private boolean plain = true;

    /** Begins again. */
    void clear() {
        size = 0;
        plain = true;
    }

    /** Holds the first {@link #size} of what is written; good until more is. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Whether all that was to be written could be. */
    boolean isPlain() {
        return plain;
    }

    /** Something came that cannot be written here. */
    void unfit() {
        plain = false;
    }

    void sign(char sign) {
        reserve(1);
        bytes[size++] = (byte) sign;
    }

    /** What is json already. */
    void encoded(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
    }

    void number(long value) {
        int from = LONGEST_NUMBER;
        long rest = value > 0 ? -value : value; // there is no positive number for the lowest
        do {
            digits[--from] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            digits[--from] = '-';
        }
        int length = LONGEST_NUMBER - from;
        reserve(length);
        System.arraycopy(digits, from, bytes, size, length);
        size += length;
    }

    void truth(boolean value) {
        encoded(value ? TRUE : FALSE);
    }

    /** A text with its quotes. */
    void text(String text) {
        int length = text.length();
        reserve(length + 2);
        int begun = size;
        bytes[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = begun;
                beyondAscii(text);
                return;
            }
            plain &= standsAsItIs(c);
            bytes[size++] = (byte) c;
        }
        bytes[size++] = '"';
    }

    void list(List<?> elements, Part element) {
        sign('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                sign(',');
            }
            element.write(elements.get(i), this);
        }
        sign(']');
    }

    private void beyondAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= standsAsItIs(c) && !Character.isSurrogate(c);
        }
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length + 2);
        sign('"');
        encoded(encoded);
        sign('"');
    }

    private static boolean standsAsItIs(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
