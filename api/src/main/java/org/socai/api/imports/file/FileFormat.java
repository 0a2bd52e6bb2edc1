package org.socai.api.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The formats that files come in, told apart by their content: names and media types are what the
 * sender thinks they are.
 */
public enum FileFormat {
    CSV("CSV"),
    XLSX("XLSX"),
    XML("ISO 20022 XML");

    private static final int PROLOGUE_BYTES = 4096;

    private final String label;

    FileFormat(String label) {
        this.label = label;
    }

    /** The format's name in a sentence. */
    public String label() {
        return label;
    }

    /**
     * A ZIP signature means a workbook, a first visible character {@code <} means XML, anything
     * else is read as CSV and then judged by its header.
     *
     * @throws FileRefused for an empty file, and for the container of old or password-protected
     *     Office files
     */
    public static FileFormat detect(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(PROLOGUE_BYTES);
        }
        if (start.length == 0) {
            throw new FileRefused(FileRefused.Reason.EMPTY_FILE, "The file is empty.");
        }
        if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6)) {
            return XLSX;
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new FileRefused(
                    FileRefused.Reason.WRONG_FORMAT,
                    "The file is an old Excel workbook (.xls) or one with a password; save it as"
                            + " .xlsx without a password.");
        }
        return firstVisible(start) == '<' ? XML : CSV;
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (Byte.toUnsignedInt(bytes[i]) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static int firstVisible(byte[] bytes) {
        int at = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] > 0) {
            at++;
        }
        return at < bytes.length ? bytes[at] : -1;
    }
}
