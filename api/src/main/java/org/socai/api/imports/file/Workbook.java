package org.socai.api.imports.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an Office Open XML workbook that matter for reading its first worksheet: the sheet,
 * the texts its cells share, and the number formats that tell dates from numbers.
 */
final class Workbook implements Closeable {
    private static final String ROOT_RELATIONSHIPS = "_rels/.rels";

    private final ZipFile zip;
    private final FileLimits limits;
    private boolean epoch1904;

    private Workbook(ZipFile zip, FileLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static Workbook open(Path file, FileLimits limits) throws IOException {
        try {
            return new Workbook(new ZipFile(file.toFile()), limits);
        } catch (ZipException e) {
            throw broken("the package cannot be opened");
        }
    }

    /**
     * Opens the first worksheet in the order of the tabs, hidden or not; chart sheets are passed
     * over.
     */
    SheetCells firstSheet() throws IOException {
        String workbook = target(relationships(ROOT_RELATIONSHIPS, ""), "/officeDocument");
        String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        Map<String, Relationship> parts =
                relationships(
                        folder + "_rels/" + workbook.substring(folder.length()) + ".rels", folder);
        String sheet = firstSheet(workbook, parts);
        SharedTexts texts = SharedTexts.EMPTY;
        CellFormats formats = CellFormats.NONE;
        for (Relationship part : parts.values()) {
            if (part.is("/sharedStrings")) {
                texts = SharedTexts.read(part(part.target()), limits);
            } else if (part.is("/styles")) {
                formats = CellFormats.read(part(part.target()));
            }
        }
        return new SheetCells(part(sheet), limits, texts, formats, epoch1904);
    }

    private String firstSheet(String workbook, Map<String, Relationship> parts) throws IOException {
        String found = null;
        try (XmlCursor xml = part(workbook)) {
            int root = xml.depth();
            while (xml.nextChild(root)) {
                if (xml.name().equals("workbookPr")) {
                    String value = xml.attribute("date1904");
                    epoch1904 = "1".equals(value) || "true".equals(value);
                } else if (xml.name().equals("sheets") && found == null) {
                    found = firstSheet(xml, parts);
                }
            }
        }
        if (found == null) {
            throw broken("it has no worksheet");
        }
        return found;
    }

    private static @Nullable String firstSheet(XmlCursor xml, Map<String, Relationship> parts) {
        String found = null;
        int sheets = xml.depth();
        while (xml.nextChild(sheets)) {
            Relationship part = parts.get(xml.attribute("id"));
            if (found == null && part != null && part.is("/worksheet")) {
                found = part.target();
            }
        }
        return found;
    }

    private Map<String, Relationship> relationships(String part, String folder) throws IOException {
        Map<String, Relationship> found = new HashMap<>();
        try (XmlCursor xml = part(part)) {
            int root = xml.depth();
            while (xml.nextChild(root)) {
                String id = xml.attribute("Id");
                String type = xml.attribute("Type");
                String target = xml.attribute("Target");
                if (id != null && type != null && target != null) {
                    String name = target.startsWith("/") ? target.substring(1) : folder + target;
                    found.put(id, new Relationship(type, name));
                }
            }
        }
        return found;
    }

    private static String target(Map<String, Relationship> relationships, String type) {
        return relationships.values().stream()
                .filter(relationship -> relationship.is(type))
                .map(Relationship::target)
                .findFirst()
                .orElseThrow(() -> broken("it is a package of something else"));
    }

    private XmlCursor part(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw broken("its part '%s' is missing".formatted(name));
        }
        return XmlCursor.open(
                zip.getInputStream(entry), limits, FileRefused.Reason.BROKEN_SPREADSHEET);
    }

    static FileRefused broken(String why) {
        return new FileRefused(
                FileRefused.Reason.BROKEN_SPREADSHEET,
                "The file is not a readable workbook: %s.".formatted(why));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /**
     * A part that another part refers to; types are told apart by their last word, as their
     * prefixes differ by edition.
     */
    private record Relationship(String type, String target) {
        boolean is(String lastWord) {
            return type.endsWith(lastWord);
        }
    }
}
