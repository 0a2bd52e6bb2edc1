package org.socai.api.imports.file;

import java.io.Reader;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML parser with everything off that reaches beyond the document or makes it larger than it
 * is.
 */
final class StrictXml {
    /**
     * The parser's own limits on entities also count the escapes of XML itself, over the whole
     * document: an honest file with a hundred thousand escaped ampersands would be refused. Where
     * no entity can be declared there is nothing for them to limit.
     */
    private static final List<String> ENTITY_LIMITS =
            List.of(
                    "jdk.xml.entityExpansionLimit",
                    "jdk.xml.totalEntitySizeLimit",
                    "jdk.xml.maxGeneralEntitySizeLimit",
                    "jdk.xml.entityReplacementLimit");

    private StrictXml() {}

    /**
     * The JDK's own parser by name: which one a class path would offer must not decide what is
     * safe. One factory per document, as factories are not for several threads.
     */
    static XMLStreamReader parser(Reader text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        for (String limit : ENTITY_LIMITS) {
            factory.setProperty(limit, "0");
        }
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> {
                    throw new XMLStreamException("nothing outside the document is read");
                });
        return factory.createXMLStreamReader(text);
    }
}
