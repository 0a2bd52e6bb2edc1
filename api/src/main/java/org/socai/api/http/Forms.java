package org.socai.api.http;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/** Forms of content besides JSON. */
public final class Forms {
    public static final String CSV_VALUE = "text/csv";
    public static final String HLEDGER_VALUE = "text/x-hledger";
    public static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** The plain-text journal that hledger and ledger read. */
    public static final MediaType HLEDGER =
            new MediaType("text", "x-hledger", StandardCharsets.UTF_8);

    private Forms() {}
}
