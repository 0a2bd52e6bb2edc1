package org.socai.api.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and nothing else, without a byte-order mark if there is one, and ends a unit (a
 * row, a tag) that grows past its limit. A parser above it would hold such a unit in memory however
 * long it is; here it is refused while it streams by.
 */
final class Utf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 8192;

    private final InputStream in;
    private final int unitLimit;
    private final FileRefused.Reason unitTooLong;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER).flip();
    private boolean endOfBytes;
    private boolean atStart = true;
    private long bytesRead;
    private long line = 1;
    private long delivered;
    private long unitStart;

    Utf8Reader(InputStream in, int unitLimit, FileRefused.Reason unitTooLong) {
        this.in = in;
        this.unitLimit = unitLimit;
        this.unitTooLong = unitTooLong;
    }

    /**
     * Says that the parser above has finished a unit; what it asks for from now on belongs to the
     * next.
     */
    void unitFinished() {
        unitStart = delivered;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!decoded.hasRemaining()) {
            if (endOfBytes && !bytes.hasRemaining()) {
                return -1;
            }
            decodeMore();
        }
        if (delivered - unitStart > unitLimit) {
            throw new FileRefused(
                    unitTooLong,
                    "Around line %d more than %,d characters follow each other without an end."
                            .formatted(line, unitLimit));
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(target, offset, count);
        delivered += count;
        return count;
    }

    private void decodeMore() throws IOException {
        fill();
        decoded.clear();
        CoderResult result = decoder.decode(bytes, decoded, endOfBytes);
        decoded.flip();
        look();
        if (result.isError() || (endOfBytes && result.isUnderflow() && bytes.hasRemaining())) {
            throw new FileRefused(
                    FileRefused.Reason.NOT_UTF8,
                    "Line %d is not UTF-8: byte %d of the file belongs to no character."
                            .formatted(line, bytesRead - bytes.remaining() + 1));
        }
    }

    private void fill() throws IOException {
        if (endOfBytes) {
            return;
        }
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            endOfBytes = true;
        } else {
            bytesRead += count;
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    private void look() {
        for (int i = decoded.position(); i < decoded.limit(); i++) {
            char c = decoded.get(i);
            if (c == '\n') {
                line++;
            } else if (c == 0) {
                throw new FileRefused(
                        FileRefused.Reason.NUL_CHARACTER,
                        "Line %d holds a NUL character; text has none (is the file UTF-16?)."
                                .formatted(line));
            }
        }
        if (atStart && decoded.hasRemaining()) {
            atStart = false;
            if (decoded.get(decoded.position()) == BYTE_ORDER_MARK) {
                decoded.get();
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
