package org.socai.api.imports.file;

/** The content of a sheet's cell: a text, perhaps empty, or something that is not read. */
record SheetCell(Content content, String text) {
    static final SheetCell BLANK = new SheetCell(Content.TEXT, "");
    static final SheetCell FORMULA = new SheetCell(Content.FORMULA, "");
    static final SheetCell ERROR = new SheetCell(Content.ERROR, "");

    enum Content {
        TEXT,
        FORMULA,
        ERROR
    }

    static SheetCell of(String text) {
        return new SheetCell(Content.TEXT, text);
    }

    boolean blank() {
        return content == Content.TEXT && text.isEmpty();
    }
}
