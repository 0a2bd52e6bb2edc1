package org.socai.api.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.imports.file.CamtRecordsTest.document;
import static org.socai.api.imports.file.Reading.camt;
import static org.socai.api.imports.file.Reading.reason;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.api.imports.file.FileRefused.Reason;

class HostileXmlTest {
    private static final String CONTENT =
            document("camt.054.001.08", "<Ntry><AcctSvcrRef>&x;</AcctSvcrRef></Ntry>");

    @Test
    void entities_from_files_are_refused(@TempDir Path secrets) throws IOException {
        Path secret = Files.writeString(secrets.resolve("secret"), "secret");
        assertThat(
                        reason(
                                () ->
                                        camt(
                                                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"%s\">]>%s"
                                                        .formatted(secret.toUri(), CONTENT))))
                .isEqualTo(Reason.DOCTYPE_FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"http://HOST/x\">]>",
                "<!DOCTYPE Document SYSTEM \"http://HOST/x.dtd\">",
                "<!DOCTYPE Document PUBLIC \"-//x//y\" \"http://HOST/x.dtd\" [<!ENTITY y \"z\">]>",
                "<!DOCTYPE Document [<!ENTITY % p SYSTEM \"http://HOST/p\"> %p;]>",
                "<!DOCTYPE Document [<!ENTITY % a \"<!ENTITY x SYSTEM 'http://HOST/e'>\"> %a;]>",
                "<?xml-stylesheet href=\"http://HOST/s.xsl\"?><!DOCTYPE Document>"
            })
    void document_types_are_refused_and_no_connection_is_opened(String prologue)
            throws IOException {
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            String host = "127.0.0.1:" + server.socket().getLocalPort();
            assertThat(reason(() -> camt(prologue.replace("HOST", host) + CONTENT)))
                    .isEqualTo(Reason.DOCTYPE_FORBIDDEN);
            assertThat(server.accept()).isNull();
        }
    }

    @Test
    void schema_locations_and_inclusions_are_not_followed() throws IOException {
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            String host = "http://127.0.0.1:" + server.socket().getLocalPort();
            String include =
                    "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"%s/i\"/>"
                            .formatted(host);
            String located =
                    document("camt.054.001.08", include)
                            .replace(
                                    "<Document ",
                                    "<Document xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"u %s/s\" "
                                            .formatted(host));
            assertThat(camt(located)).isEmpty();
            assertThat(server.accept()).isNull();
        }
    }

    @Test
    void a_billion_laughs_are_refused_before_the_first() {
        var laughs = new StringBuilder("<!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i <= 30; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        assertThat(reason(() -> camt(laughs + "]>" + CONTENT.replace("&x;", "&a30;"))))
                .isEqualTo(Reason.DOCTYPE_FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Ntry>",
                "<Ntry></Ntfctn>",
                "<Ntry>&x;</Ntry>",
                "<Ntry a='1' a='2'/>",
                "<Ntry>&#0;</Ntry>",
                "<x:Ntry/>",
                "]]>",
                "<Ntry></Ntry",
                "\u0001"
            })
    void xml_that_is_not_well_formed_is_refused(String entries) {
        assertThat(reason(() -> camt(document("camt.054.001.08", entries))))
                .isEqualTo(Reason.BROKEN_XML);
    }

    @Test
    void what_follows_the_document_must_be_xml_too() {
        String whole = document("camt.054.001.08", "");
        assertThat(reason(() -> camt(whole + "more"))).isEqualTo(Reason.BROKEN_XML);
        assertThat(reason(() -> camt(whole + whole))).isEqualTo(Reason.BROKEN_XML);
    }

    @Test
    void other_encodings_are_refused_declared_or_not() {
        String latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + CONTENT;
        assertThat(reason(() -> camt(latin))).isEqualTo(Reason.NOT_UTF8);
        assertThat(reason(() -> camt("<a>\u00e9</a>".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(Reason.NOT_UTF8);
        assertThat(reason(() -> camt(CONTENT.getBytes(StandardCharsets.UTF_16))))
                .isEqualTo(Reason.NOT_UTF8);
    }

    @Test
    void nesting_is_limited() {
        assertThat(reason(() -> camt(document("camt.054.001.08", "<a>".repeat(100_000)))))
                .isEqualTo(Reason.NESTED_TOO_DEEPLY);
    }

    @Test
    void a_text_an_attribute_a_comment_and_a_name_are_limited() {
        String long100k = "x".repeat(100_000);
        assertThat(
                        reason(
                                () ->
                                        CamtRecordsTest.entry(
                                                "<AcctSvcrRef>" + long100k + "</AcctSvcrRef>")))
                .isEqualTo(Reason.ELEMENT_TOO_LONG);
        String endless = "x".repeat(3 << 20);
        for (String unit :
                List.of(
                        "<Amt Ccy=\"" + endless + "\"/>",
                        "<!--" + endless + "-->",
                        "<?pi " + endless + "?>")) {
            assertThat(reason(() -> CamtRecordsTest.entry(unit)))
                    .isEqualTo(Reason.ELEMENT_TOO_LONG);
        }
        assertThat(reason(() -> CamtRecordsTest.entry("<" + endless + "/>")))
                .isIn(Reason.ELEMENT_TOO_LONG, Reason.BROKEN_XML);
    }

    @Test
    void an_entry_that_holds_too_much_is_refused() {
        String text = "<Ustrd>" + "x".repeat(60_000) + "</Ustrd>";
        InputStream endless =
                repeated(
                        document("camt.054.001.08", "<Ntry><NtryDtls><TxDtls><RmtInf>@")
                                .split("@", -1)[0],
                        text,
                        2_000);
        assertThat(reason(() -> Reading.all(CamtRecords.open(endless, FileLimits.STANDARD))))
                .isEqualTo(Reason.ENTRY_TOO_LARGE);
        InputStream many =
                repeated(
                        document("camt.054.001.08", "<Ntry><NtryDtls>@").split("@", -1)[0],
                        "<TxDtls/>",
                        FileLimits.STANDARD.entryDetails() + 1);
        assertThat(reason(() -> Reading.all(CamtRecords.open(many, FileLimits.STANDARD))))
                .isEqualTo(Reason.ENTRY_TOO_LARGE);
    }

    private static InputStream repeated(String start, String piece, int times) {
        byte[] bytes = Reading.bytes(piece);
        List<InputStream> pieces =
                new ArrayList<>(List.of(new ByteArrayInputStream(Reading.bytes(start))));
        for (int i = 0; i < times; i++) {
            pieces.add(new ByteArrayInputStream(bytes));
        }
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}
