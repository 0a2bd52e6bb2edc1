package org.socai.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Bad rows and bad files over the outer contract: a clear reason each, nothing half-done, nothing
 * lost.
 */
class BadInputTest {
    private static final String UNITS =
            "unit_code,name,tax_code,office_code,unit_type,payment_cycle,budget_funded,registered_on\n";
    private static final String DECLARATIONS =
            "unit_code,reference,period,declared_on,kind,workers,wage_fund,ui_wage_fund,sm,rs,oad,ui,hi\n";
    private static final String PAYMENTS = "bank_reference,value_date,amount,currency,remittance\n";
    private static ServerUnderTest server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerUnderTest.start();
        var good =
                UNITS
                        + "GOOD01,Công ty"
                        + " Một,,04001,NON_STATE_ENTERPRISE,MONTHLY,false,2024-01-01\n"
                        + "GOOD02,Công ty"
                        + " Hai,,04001,NON_STATE_ENTERPRISE,MONTHLY,false,2024-01-01\n";
        assertThat(server.importText("collector", "units", good).get("accepted").asInt())
                .isEqualTo(2);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "MISSING_CELL | ,Tên,,04001,HOUSEHOLD,MONTHLY,false,2024-01-01",
                "INVALID_CODE | ab12,Tên,,04001,HOUSEHOLD,MONTHLY,false,2024-01-01",
                "INVALID_CODE | AB,Tên,,04001,HOUSEHOLD,MONTHLY,false,2024-01-01",
                "INVALID_CODE | UNIT01,Tên,,4/1,HOUSEHOLD,MONTHLY,false,2024-01-01",
                "INVALID_TAX_CODE | UNIT01,Tên,0100109107,04001,HOUSEHOLD,MONTHLY,false,2024-01-01",
                "UNKNOWN_VALUE | UNIT01,Tên,,04001,FAMILY,MONTHLY,false,2024-01-01",
                "UNKNOWN_VALUE | UNIT01,Tên,,04001,HOUSEHOLD,YEARLY,false,2024-01-01",
                "UNKNOWN_VALUE | UNIT01,Tên,,04001,HOUSEHOLD,MONTHLY,maybe,2024-01-01",
                "INVALID_DATE | UNIT01,Tên,,04001,HOUSEHOLD,MONTHLY,false,2024-02-30",
                "INVALID_DATE | UNIT01,Tên,,04001,HOUSEHOLD,MONTHLY,false,01/02/2024",
                "DATE_IN_FUTURE | UNIT01,Tên,,04001,HOUSEHOLD,MONTHLY,false,2999-01-01",
                "KEY_REUSED | GOOD01,Tên khác,,04001,NON_STATE_ENTERPRISE,MONTHLY,false,2024-01-01",
                "WRONG_CELL_COUNT | UNIT01,Tên,,04001,HOUSEHOLD,MONTHLY,false",
            })
    void a_bad_unit_row_costs_only_itself(String code, String row) {
        var job = server.importText("collector", "units", UNITS + row + "\n" + goodUnit("AFTER1"));
        assertOneRejection(job, code, 2);
        assertThat(job.get("accepted").asInt() + job.get("duplicates").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "UNKNOWN_UNIT | NOBODY1,D1,2025-01,2025-01-10,REGULAR,1,1000,1000,,,,,",
                "INVALID_PERIOD | GOOD01,D1,2025-13,2025-01-10,REGULAR,1,1000,1000,,,,,",
                "INVALID_PERIOD | GOOD01,D1,2025-1,2025-01-10,REGULAR,1,1000,1000,,,,,",
                "NO_RATES_FOR_PERIOD | GOOD01,D1,2005-01,2025-01-10,REGULAR,1,1000,1000,,,,,",
                "INVALID_AMOUNT | GOOD01,D1,2025-01,2025-01-10,REGULAR,1,10.5,1000,,,,,",
                "INVALID_AMOUNT | GOOD01,D1,2025-01,2025-01-10,REGULAR,1,-1000,1000,,,,,",
                "INVALID_AMOUNT | GOOD01,D1,2025-01,2025-01-10,REGULAR,-1,1000,1000,,,,,",
                "AMOUNT_OUT_OF_RANGE |"
                        + " GOOD01,D1,2025-01,2025-01-10,REGULAR,1,1000000000000000,1000,,,,,",
                "UNKNOWN_VALUE | GOOD01,D1,2025-01,2025-01-10,LATE,1,1000,1000,,,,,",
                "DATE_IN_FUTURE | GOOD01,D1,2025-01,2999-01-10,REGULAR,1,1000,1000,,,,,",
                "ADJUSTMENT_EXCEEDS_OBLIGATION |"
                        + " GOOD01,D1,2025-01,2025-01-10,ADJUSTMENT,1,0,0,-5,,,,",
                "MISSING_CELL | GOOD01,,2025-01,2025-01-10,REGULAR,1,1000,1000,,,,,",
            })
    void a_bad_declaration_row_books_nothing(String code, String row) {
        var before = position();
        assertOneRejection(
                server.importText("collector", "declarations", DECLARATIONS + row + "\n"), code, 2);
        assertThat(position()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "INVALID_AMOUNT | P1,2025-01-10,0,VND,+BHXH+103+00+GOOD01+04001+x+",
                "INVALID_AMOUNT | P1,2025-01-10,-5,VND,+BHXH+103+00+GOOD01+04001+x+",
                "INVALID_AMOUNT | P1,2025-01-10,1.5,VND,+BHXH+103+00+GOOD01+04001+x+",
                "AMOUNT_OUT_OF_RANGE |"
                        + " P1,2025-01-10,1000000000000000,VND,+BHXH+103+00+GOOD01+04001+x+",
                "CURRENCY_NOT_VND | P1,2025-01-10,5,USD,+BHXH+103+00+GOOD01+04001+x+",
                "DATE_IN_FUTURE | P1,2999-01-10,5,VND,+BHXH+103+00+GOOD01+04001+x+",
                "MISSING_CELL | ,2025-01-10,5,VND,+BHXH+103+00+GOOD01+04001+x+",
            })
    void a_bad_payment_row_books_nothing(String code, String row) {
        var before = position();
        assertOneRejection(
                server.importText("finance", "payments", PAYMENTS + row + "\n"), code, 2);
        assertThat(position()).isEqualTo(before);
    }

    @Test
    void a_bank_reference_with_other_content_is_refused_and_with_the_same_content_a_duplicate() {
        var row = "TWICE1,2025-02-03,700,VND,+BHXH+103+00+GOOD01+04001+dong BHXH+\n";
        server.importText("finance", "payments", PAYMENTS + row);
        assertThat(
                        server.importText("finance", "payments", PAYMENTS + row)
                                .get("duplicates")
                                .asInt())
                .isEqualTo(1);
        for (var other :
                List.of(
                        row.replace("700", "701"),
                        row.replace("02-03", "02-04"),
                        row.replace("GOOD01", "GOOD02"))) {
            assertOneRejection(
                    server.importText("finance", "payments", PAYMENTS + other), "KEY_REUSED", 2);
        }
    }

    @Test
    void an_unmatched_payment_is_kept_listed_and_assignable() {
        server.importText(
                "finance",
                "payments",
                PAYMENTS + "LOST1,2025-02-03,900,VND,tien bao hiem thang 2\n");
        var held = server.get("finance", "/api/v1/payments/unmatched").json();
        assertThat(held.toString()).contains("LOST1").contains("900");
        var assigned =
                server.put("finance", "/api/v1/payments/LOST1/unit", "{\"unitCode\":\"GOOD02\"}");
        assertThat(assigned.status()).isEqualTo(200);
        assertThat(server.get("finance", "/api/v1/payments/unmatched").json().toString())
                .doesNotContain("LOST1");
        assertThat(unallocated("GOOD02")).isEqualTo(900);
        assertThat(
                        server.put(
                                        "finance",
                                        "/api/v1/payments/LOST1/unit",
                                        "{\"unitCode\":\"GOOD01\"}")
                                .status())
                .isEqualTo(200);
        assertThat(unallocated("GOOD02")).isZero();
    }

    @Test
    void a_reversal_of_an_unknown_payment_is_rejected() {
        var job =
                server.importText(
                        "finance", "reversals", "bank_reference,reason\nNEVER1,returned\n");
        assertOneRejection(job, "UNKNOWN_PAYMENT", 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "EMPTY_FILE |",
                "WRONG_HEADER | unit,reference",
                "WRONG_HEADER | bank_reference,value_date,amount,currency",
                "BROKEN_QUOTING | bank_reference,value_date,amount,currency,remittance\\n"
                        + "Q1,2025-01-01,1,VND,\"open",
                "DOCTYPE_FORBIDDEN | <?xml version=\"1.0\"?><!DOCTYPE a SYSTEM"
                        + " \"http://127.0.0.1:1/x\"><a/>",
                "DOCTYPE_FORBIDDEN | <!DOCTYPE d [<!ENTITY x SYSTEM"
                        + " \"file:///etc/passwd\">]><Document>&x;</Document>",
                "BROKEN_XML | <Document"
                    + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn><Ntfctn>",
                "WRONG_DOCUMENT | <Document"
                        + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"></Document>",
            })
    void a_file_that_is_not_what_it_claims_to_be_is_refused_as_a_whole(
            String code, String content) {
        var before = position();
        var text = content == null ? "" : content.replace("\\n", "\n");
        var job = server.importText("finance", "payments", text);
        assertThat(job.get("state").asText()).isEqualTo("FAILED");
        assertThat(job.get("rejections").get(0).get("code").asText()).isEqualTo(code);
        assertThat(job.get("accepted").asInt()).isZero();
        assertThat(position()).isEqualTo(before);
    }

    @Test
    void text_that_is_not_utf8_is_refused() {
        var latin =
                (PAYMENTS + "L1,2025-01-01,1,VND,d\u00f3ng\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        var job = server.importFile("finance", "payments", "payments.csv", latin);
        assertThat(job.get("state").asText()).isEqualTo("FAILED");
        assertThat(job.get("rejections").get(0).get("code").asText()).isEqualTo("NOT_UTF8");
    }

    @Test
    void a_byte_order_mark_and_carriage_returns_are_accepted() {
        var text =
                "\uFEFF"
                        + (PAYMENTS + "CR1,2025-01-01,1,VND,\"hai\ndong\"\n").replace("\n", "\r\n");
        assertThat(server.importText("finance", "payments", text).get("accepted").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_spreadsheet_of_declarations_is_booked_and_a_formula_is_not() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("declarations");
            var header = DECLARATIONS.strip().split(",", -1);
            IntStream.range(0, header.length).forEach(i -> sheet.value(0, i, header[i]));
            for (int row = 1; row <= 2; row++) {
                var cells = List.of("GOOD02", "X" + row, "2025-03", "2025-03-10", "REGULAR");
                for (int i = 0; i < cells.size(); i++) {
                    sheet.value(row, i, cells.get(i));
                }
                sheet.value(row, 5, 3);
                sheet.value(row, 6, 30_000_000);
                if (row == 1) {
                    sheet.value(row, 7, 30_000_000);
                } else {
                    sheet.formula(row, 7, "G3");
                }
            }
        }
        var job =
                server.importFile(
                        "collector", "declarations", "declarations.xlsx", bytes.toByteArray());
        assertThat(job.get("accepted").asInt()).as(job.toString()).isEqualTo(1);
        assertOneRejection(job, "FORMULA_CELL", 3);
    }

    @Test
    void entries_of_a_bank_that_are_no_credit_in_dong_are_rejected_one_by_one() throws IOException {
        var camt =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
                %s
                %s
                %s
                </Stmt></BkToCstmrStmt></Document>
                """
                        .formatted(
                                entry("C1", "VND", "CRDT"),
                                entry("C2", "USD", "CRDT"),
                                entry("C3", "VND", "DBIT"));
        var job = server.importText("finance", "payments", camt);
        assertThat(job.get("accepted").asInt()).as(job.toString()).isEqualTo(1);
        var codes = new ArrayList<String>();
        job.get("rejections").forEach(r -> codes.add(r.get("code").asText()));
        assertThat(codes).containsExactly("CURRENCY_NOT_VND", "DEBIT_ENTRY");
    }

    private static String entry(String reference, String currency, String sign) {
        return ("<Ntry><Amt"
                    + " Ccy=\"%s\">12</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2025-03-04</Dt>"
                    + "</BookgDt><AcctSvcrRef>%s</AcctSvcrRef></Ntry>")
                .formatted(currency, sign, reference);
    }

    @Test
    void a_file_sent_twice_changes_nothing() {
        var file =
                DECLARATIONS
                        + "GOOD01,TW1,2025-05,2025-05-10,REGULAR,2,20000000,20000000,,,,,\n"
                        + "GOOD01,TW2,2025-06,2025-06-10,REGULAR,2,20000000,20000000,,,,,\n";
        assertThat(server.importText("collector", "declarations", file).get("accepted").asInt())
                .isEqualTo(2);
        var before = position();
        var again = server.importText("collector", "declarations", file);
        assertThat(again.get("duplicates").asInt()).isEqualTo(2);
        assertThat(again.get("accepted").asInt()).isZero();
        assertThat(position()).isEqualTo(before);
    }

    @Test
    void an_upload_that_is_cut_off_leaves_nothing_behind() throws IOException {
        long jobs = jobs();
        var address = URI.create(server.address());
        try (var socket = new Socket(address.getHost(), address.getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            var credentials =
                    Base64.getEncoder()
                            .encodeToString(
                                    ("finance:" + ServerUnderTest.PASSWORD)
                                            .getBytes(StandardCharsets.UTF_8));
            out.write(
                    ("POST /api/v1/imports/payments HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Authorization: Basic "
                                    + credentials
                                    + "\r\n"
                                    + "Content-Type: multipart/form-data; boundary=b\r\n"
                                    + "Content-Length: 5000\r\n\r\n"
                                    + "--b\r\n"
                                    + "Content-Disposition: form-data; name=\"file\";"
                                    + " filename=\"p.csv\"\r\n\r\n"
                                    + PAYMENTS
                                    + "CUT1,2025-01-01,1,VND,x\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain(" 202 ");
        }
        assertThat(jobs()).isEqualTo(jobs);
        var again =
                server.importText("finance", "payments", PAYMENTS + "CUT1,2025-01-01,1,VND,x\n");
        assertThat(again.get("accepted").asInt()).isEqualTo(1);
    }

    private static long jobs() {
        return number("select count(*) from job");
    }

    private static String goodUnit(String code) {
        return code + ",Tên,,04001,HOUSEHOLD,MONTHLY,false,2024-01-01\n";
    }

    private static void assertOneRejection(JsonNode job, String code, int line) {
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("SUCCEEDED");
        assertThat(job.get("rejected").asInt()).as(job.toString()).isEqualTo(1);
        var rejection = job.get("rejections").get(0);
        assertThat(rejection.get("code").asText()).as(job.toString()).isEqualTo(code);
        assertThat(rejection.get("line").asInt()).isEqualTo(line);
        assertThat(rejection.get("message").asText()).isNotBlank();
    }

    private static long position() {
        return number("select last_position from sequencer_state");
    }

    private static long number(String sql) {
        var database = server.context.getBean("writePool", DataSource.class);
        return JdbcClient.create(database).sql(sql).query(Long.class).single();
    }

    private static long unallocated(String unit) {
        return server.get("auditor", "/api/v1/units/" + unit + "/balance")
                .json()
                .get("unallocated")
                .asLong();
    }
}
