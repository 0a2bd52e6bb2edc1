package org.socai.api.entries;

import java.util.List;
import org.socai.api.http.Forms;
import org.springframework.http.MediaType;

/** The forms entries come in. */
enum EntryForm {
    JSON(""),
    CSV(".csv"),
    HLEDGER(".journal");

    private final String suffix;

    EntryForm(String suffix) {
        this.suffix = suffix;
    }

    MediaType mediaType() {
        return switch (this) {
            case JSON -> MediaType.APPLICATION_JSON;
            case CSV -> Forms.CSV;
            case HLEDGER -> Forms.HLEDGER;
        };
    }

    /** How the names of files of this form end; empty for one that is not meant to be saved. */
    String suffix() {
        return suffix;
    }

    /** The form that fits best; JSON where anything will do. */
    static EntryForm of(List<MediaType> wanted) {
        for (var type : wanted) {
            for (var form : values()) {
                if (type.isCompatibleWith(form.mediaType())) {
                    return form;
                }
            }
        }
        return JSON;
    }
}
