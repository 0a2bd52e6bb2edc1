package org.socai.api.imports.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the numbers of a workbook are shown, cell style by cell style. */
record CellFormats(List<CellFormat> byStyle) {
    static final CellFormats NONE = new CellFormats(List.of());
    private static final int STYLES = 65_536;

    static CellFormats read(XmlCursor xml) throws IOException {
        Map<String, String> codes = new HashMap<>();
        List<CellFormat> byStyle = new ArrayList<>();
        try (xml) {
            xml.allow(1 << 20, FileRefused.Reason.BROKEN_SPREADSHEET);
            int root = xml.depth();
            while (xml.nextChild(root)) {
                switch (xml.name()) {
                    case "numFmts" -> readCodes(xml, codes);
                    case "cellXfs" -> readStyles(xml, codes, byStyle);
                    default -> {}
                }
            }
        }
        return new CellFormats(byStyle);
    }

    private static void readCodes(XmlCursor xml, Map<String, String> codes) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String id = xml.attribute("numFmtId");
            String code = xml.attribute("formatCode");
            if (id != null && code != null) {
                codes.put(id, code);
            }
        }
    }

    private static void readStyles(
            XmlCursor xml, Map<String, String> codes, List<CellFormat> byStyle) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (byStyle.size() == STYLES) {
                throw Workbook.broken("it has more cell styles than Excel allows");
            }
            String id = xml.attribute("numFmtId");
            byStyle.add(id == null ? CellFormat.NUMBER : CellFormat.of(id, codes.get(id)));
        }
    }

    /** The format of a cell with this style attribute. */
    CellFormat of(@Nullable String style) {
        if (style == null) {
            return CellFormat.NUMBER;
        }
        try {
            int index = Integer.parseInt(style);
            return index < byStyle.size() ? byStyle.get(index) : CellFormat.NUMBER;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Workbook.broken("a cell has a style that does not exist");
        }
    }
}
