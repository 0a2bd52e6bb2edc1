package org.socai.api.entries;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.socai.api.knowledge.Viewpoint;
import org.socai.api.knowledge.ViewpointHeaders;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Answers with entries in the form that was asked for, while they are being read. */
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Component
final class EntryAnswers {
    private final ContentNegotiationManager negotiation;
    private final JsonMapper json;

    EntryAnswers(
            @Qualifier("mvcContentNegotiationManager") ContentNegotiationManager negotiation,
            JsonMapper json) {
        this.negotiation = negotiation;
        this.json = json;
    }

    /** Hands entries to a writer, in their order. */
    @FunctionalInterface
    interface Entries {
        void writeTo(EntryWriter writer) throws IOException;
    }

    /**
     * Writes the answer.
     *
     * @param name what the file is called where the answer is one, without its ending
     */
    void write(ServletWebRequest web, String name, Viewpoint viewpoint, Entries entries)
            throws IOException, HttpMediaTypeNotAcceptableException {
        var response = Objects.requireNonNull(web.getResponse());
        var form = EntryForm.of(negotiation.resolveMediaTypes(web));
        response.setContentType(form.mediaType().toString());
        ViewpointHeaders.set(response, viewpoint);
        if (!form.suffix().isEmpty()) {
            var file = ContentDisposition.attachment().filename(name + form.suffix()).build();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        }
        try {
            var writer = writer(form, viewpoint, response.getOutputStream());
            entries.writeTo(writer);
            writer.end();
        } catch (IOException | RuntimeException failure) {
            forget(response);
            throw failure;
        }
    }

    private EntryWriter writer(EntryForm form, Viewpoint viewpoint, OutputStream out)
            throws IOException {
        return switch (form) {
            case JSON -> new JsonEntries(json, out);
            case CSV -> new CsvEntries(text(out));
            case HLEDGER -> new HledgerEntries(text(out), viewpoint);
        };
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** What has not gone out yet makes room for the problem. */
    private static void forget(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.reset();
        }
    }
}
