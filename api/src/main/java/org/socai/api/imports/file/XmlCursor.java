package org.socai.api.imports.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks down an XML document once, element by element. There are no document types, so no entities
 * beyond the five of XML itself, and nothing outside the document is ever opened. Elements of
 * another namespace than the root's are extensions of others: they are passed over with all they
 * hold.
 */
final class XmlCursor implements Closeable {
    /**
     * What keeping a text costs besides its characters, in characters: many short texts fill memory
     * as well as a long one.
     */
    private static final int TEXT_OVERHEAD = 16;

    private final Utf8Reader text;
    private final XMLStreamReader xml;
    private final FileLimits limits;
    private final FileRefused.Reason broken;
    private long allowance = Long.MAX_VALUE;
    private FileRefused.Reason exceeded = FileRefused.Reason.ELEMENT_TOO_LONG;
    private int depth;
    private String rootNamespace = "";

    private XmlCursor(InputStream in, FileLimits limits, FileRefused.Reason broken)
            throws XMLStreamException {
        text = new Utf8Reader(in, limits.tagCharacters(), FileRefused.Reason.ELEMENT_TOO_LONG);
        this.limits = limits;
        this.broken = broken;
        xml = StrictXml.parser(text);
    }

    /**
     * Opens a document and stands on its root element. Closes the stream when it is refused.
     *
     * @param broken the reason to give when it is not well-formed
     */
    static XmlCursor open(InputStream in, FileLimits limits, FileRefused.Reason broken)
            throws IOException {
        try {
            var cursor = new XmlCursor(in, limits, broken);
            cursor.toRoot();
            return cursor;
        } catch (XMLStreamException e) {
            in.close();
            throw failure(e, broken);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private void toRoot() {
        String encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new FileRefused(
                    FileRefused.Reason.NOT_UTF8,
                    "The document declares the encoding %s; only UTF-8 is read."
                            .formatted(encoding));
        }
        while (advance() != XMLStreamConstants.START_ELEMENT) {
            // comments and instructions before the root
        }
        rootNamespace = namespace();
    }

    /**
     * Allows the texts and attributes asked for from here until the next call so many characters
     * together.
     */
    void allow(int characters, FileRefused.Reason whenExceeded) {
        allowance = characters;
        exceeded = whenExceeded;
    }

    /** The local name of the element the cursor stands on. */
    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** The line of the element's start tag, from 1. */
    long line() {
        return xml.getLocation().getLineNumber();
    }

    /** How deep the cursor stands; the root is at 1. */
    int depth() {
        return depth;
    }

    /** The value of the attribute with this local name, whatever its prefix. */
    @Nullable String attribute(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                String value = xml.getAttributeValue(i);
                charge(value.length());
                return value;
            }
        }
        return null;
    }

    /**
     * Moves to the next child of the element that stands at this depth, past what is left of the
     * child before; false once the element has ended.
     */
    boolean nextChild(int parentDepth) {
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth == parentDepth + 1 && namespace().equals(rootNamespace)) {
                    return true;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && depth < parentDepth) {
                return false;
            }
        }
    }

    /** The text directly inside the element, to whose end the cursor moves. */
    String text() {
        charge(TEXT_OVERHEAD);
        var collected = new StringBuilder();
        int own = depth;
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.END_ELEMENT && depth < own) {
                return collected.toString();
            }
            if (depth == own && xml.isCharacters()) {
                append(collected);
            }
        }
    }

    /**
     * The text of the element's first child with one of these names, else the text directly inside
     * the element itself; moves to the element's end.
     */
    String textOfChild(Set<String> names) {
        charge(TEXT_OVERHEAD);
        int own = depth;
        var direct = new StringBuilder();
        String found = null;
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.END_ELEMENT && depth < own) {
                return found == null ? direct.toString() : found;
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    && depth == own + 1
                    && found == null
                    && names.contains(name())) {
                found = text();
            } else if (depth == own && xml.isCharacters()) {
                append(direct);
            }
        }
    }

    private void append(StringBuilder collected) {
        charge(xml.getTextLength());
        collected.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (collected.length() > limits.textCharacters()) {
            throw new FileRefused(
                    FileRefused.Reason.ELEMENT_TOO_LONG,
                    "Before line %d an element holds more than %,d characters."
                            .formatted(line(), limits.textCharacters()));
        }
    }

    private void charge(int characters) {
        allowance -= characters;
        if (allowance < 0) {
            throw new FileRefused(
                    exceeded,
                    "Before line %d more text belongs together than is held at a time."
                            .formatted(line()));
        }
    }

    /** Reads on to the end of the document, so that nothing malformed is left unseen. */
    void finish() {
        while (advance() != XMLStreamConstants.END_DOCUMENT) {
            // nothing is wanted of what is left
        }
    }

    private int advance() {
        try {
            int event = xml.next();
            text.unitFinished();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> descend();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD ->
                        throw new FileRefused(
                                FileRefused.Reason.DOCTYPE_FORBIDDEN,
                                "The document has a document type declaration (DOCTYPE); none is"
                                        + " accepted.");
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw failure(e, broken);
        }
    }

    private void descend() {
        depth++;
        if (depth > limits.depth()) {
            throw new FileRefused(
                    FileRefused.Reason.NESTED_TOO_DEEPLY,
                    "In line %d elements are nested more than %d deep."
                            .formatted(line(), limits.depth()));
        }
    }

    /** A file that cannot be read is not the sender's fault; one that is not well-formed is. */
    private static RuntimeException failure(XMLStreamException e, FileRefused.Reason broken) {
        if (e.getNestedException() instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        Location at = e.getLocation();
        return new FileRefused(
                broken,
                at == null
                        ? "The XML is not well-formed."
                        : "The XML is not well-formed, or ends too early, in line %d, column %d."
                                .formatted(at.getLineNumber(), at.getColumnNumber()));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
