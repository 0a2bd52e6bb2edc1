package org.socai.ledger.packed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts and whole numbers one behind the other; small numbers take few bytes. */
public final class Packed {
    private byte[] bytes = new byte[1 << 10];
    private int size;

    /** Seven bits to a byte, the lowest first; numbers below 0 between those above. */
    public Packed number(long value) {
        reserve(10);
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    public Packed text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return number(encoded.length).bytes(encoded, 0, encoded.length);
    }

    /** Another, with its length, so that a reader may pass over it. */
    public Packed all(Packed other) {
        return number(other.size).bytes(other.bytes, 0, other.size);
    }

    public Packed bytes(byte[] from, int start, int end) {
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

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /** The bytes themselves, good until something is added. */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
