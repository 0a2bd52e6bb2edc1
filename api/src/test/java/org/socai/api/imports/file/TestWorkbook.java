package org.socai.api.imports.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, so that a test can have any of them wrong. */
final class TestWorkbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    TestWorkbook() {
        part("_rels/.rels", relationships("rId1", "officeDocument", "xl/workbook.xml"));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                        .formatted(MAIN, OFFICE));
        part(
                "xl/_rels/workbook.xml.rels",
                relationships(
                        "rId1",
                        "worksheet",
                        "worksheets/sheet1.xml",
                        "rId2",
                        "sharedStrings",
                        "/xl/sharedStrings.xml",
                        "rId3",
                        "styles",
                        "styles.xml"));
        part("xl/sharedStrings.xml", "<sst xmlns=\"%s\"/>".formatted(MAIN));
        part("xl/styles.xml", "<styleSheet xmlns=\"%s\"/>".formatted(MAIN));
    }

    private static String relationships(String... idTypeTarget) {
        var xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "\">");
        for (int i = 0; i < idTypeTarget.length; i += 3) {
            xml.append(
                    "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                            .formatted(
                                    idTypeTarget[i],
                                    OFFICE,
                                    idTypeTarget[i + 1],
                                    idTypeTarget[i + 2]));
        }
        return xml.append("</Relationships>").toString();
    }

    TestWorkbook part(String name, String content) {
        return part(name, Reading.bytes(content));
    }

    TestWorkbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    TestWorkbook without(String name) {
        parts.remove(name);
        return this;
    }

    TestWorkbook sharedStrings(String items) {
        return part("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, items));
    }

    TestWorkbook styles(String content) {
        return part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\">%s</styleSheet>".formatted(MAIN, content));
    }

    TestWorkbook sheet(String rows) {
        return sheet("", rows);
    }

    TestWorkbook sheet(String prologue, String rows) {
        return part(
                "xl/worksheets/sheet1.xml",
                "%s<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                        .formatted(prologue, MAIN, rows));
    }

    static String text(String reference, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(reference, text);
    }

    static String row(int number, String... cells) {
        return "<row r=\"%d\">%s</row>".formatted(number, String.join("", cells));
    }

    Path write(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
