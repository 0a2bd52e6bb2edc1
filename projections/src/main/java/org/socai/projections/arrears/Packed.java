package org.socai.projections.arrears;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts and whole numbers one behind the other; small numbers take few bytes. */
final class Packed {
    private byte[] bytes = new byte[1 << 10];
    private int size;

    /** Seven bits to a byte, the lowest first; numbers below 0 between those above. */
    Packed number(long value) {
        reserve(10);
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    Packed text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return number(encoded.length).bytes(encoded, 0, encoded.length);
    }

    /** Another, with its length, so that a reader may pass over it. */
    Packed all(Packed other) {
        return number(other.size).bytes(other.bytes, 0, other.size);
    }

    Packed bytes(byte[] from, int start, int end) {
        reserve(end - start);
        System.arraycopy(from, start, bytes, size, end - start);
        size += end - start;
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }

    void clear() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
