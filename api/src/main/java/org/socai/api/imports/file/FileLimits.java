package org.socai.api.imports.file;

/**
 * How much of anything a file may hold. The readers keep one row, one XML element or one bank entry
 * at a time, and of a workbook its shared texts; these limits bound that, so that the heap needed
 * does not depend on who sent the file.
 *
 * @param fileBytes the file as sent
 * @param rowCharacters the text of one CSV or sheet row
 * @param textCharacters the text of one XML element
 * @param tagCharacters one XML tag, comment or instruction with all it holds
 * @param depth how deeply XML elements may be nested
 * @param entryDetails the transaction details of one bank entry, which are held together until
 *     their sum is known
 * @param entryCharacters the text of an entry and its details
 * @param unpackedBytes all parts of a workbook together, unpacked
 * @param unpackedRatio how many times its packed size a part may unpack to, once it is larger than
 *     {@code unpackedFloorBytes}
 * @param parts the parts of a workbook
 * @param sharedTexts the texts that a workbook's cells share
 * @param sharedCharacters the characters of those texts together
 * @param columns the columns of a sheet that may hold anything
 */
public record FileLimits(
        long fileBytes,
        int rowCharacters,
        int textCharacters,
        int tagCharacters,
        int depth,
        int entryDetails,
        int entryCharacters,
        long unpackedBytes,
        int unpackedRatio,
        long unpackedFloorBytes,
        int parts,
        int sharedTexts,
        int sharedCharacters,
        int columns) {
    /**
     * Room for several hundred thousand rows; the worst file within them needs about 150 MB of
     * heap.
     */
    public static final FileLimits STANDARD =
            new FileLimits(
                    256L << 20,
                    64 << 10,
                    64 << 10,
                    1 << 20,
                    64,
                    100_000,
                    32 << 20,
                    1L << 30,
                    200,
                    16L << 20,
                    1_000,
                    1_000_000,
                    32 << 20,
                    64);
}
