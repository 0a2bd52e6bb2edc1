package org.socai.api.imports.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The texts that the cells of a workbook refer to by number; the one part that has to be held in
 * memory.
 */
record SharedTexts(List<String> texts) {
    private static final Set<String> RUN = Set.of("t");
    static final SharedTexts EMPTY = new SharedTexts(List.of());

    static SharedTexts read(XmlCursor xml, FileLimits limits) throws IOException {
        List<String> texts = new ArrayList<>();
        try (xml) {
            xml.allow(limits.sharedCharacters(), FileRefused.Reason.DECOMPRESSION_BOMB);
            int root = xml.depth();
            while (xml.nextChild(root)) {
                if (texts.size() == limits.sharedTexts()) {
                    throw new FileRefused(
                            FileRefused.Reason.DECOMPRESSION_BOMB,
                            "The workbook has more than %,d different texts."
                                    .formatted(limits.sharedTexts()));
                }
                texts.add(richText(xml));
            }
            xml.finish();
        }
        return new SharedTexts(texts);
    }

    /**
     * The text of an element that holds a text or several differently formatted runs; reading aids
     * ({@code rPh}) are left out.
     */
    static String richText(XmlCursor xml) {
        var collected = new StringBuilder();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "t" -> collected.append(xml.text());
                case "r" -> collected.append(xml.textOfChild(RUN));
                default -> {}
            }
        }
        return collected.toString();
    }

    String get(String index) {
        try {
            return texts.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Workbook.broken("a cell refers to a shared text that does not exist");
        }
    }
}
