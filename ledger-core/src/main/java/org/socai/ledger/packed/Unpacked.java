package org.socai.ledger.packed;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Packed} wrote. */
public final class Unpacked {
    private final byte[] bytes;
    private int at;

    public Unpacked(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean hasMore() {
        return at < bytes.length;
    }

    /** Where the next value begins. */
    public int at() {
        return at;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }

    public int small() {
        return Math.toIntExact(number());
    }

    public String text() {
        int length = small();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** Goes on behind some numbers. */
    public void skipNumbers(int count) {
        for (int left = count; left > 0; left--) {
            while (bytes[at++] < 0) {
                // Only the last byte of a number is not negative.
            }
        }
    }

    public void skip(int length) {
        at += length;
    }
}
