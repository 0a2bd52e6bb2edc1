package org.socai.api.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.imports.file.Reading.camt;
import static org.socai.api.imports.file.Reading.reason;
import static org.socai.api.imports.file.Reading.row;
import static org.socai.api.imports.file.Reading.sample;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.api.imports.file.FileRecord.BadRow;
import org.socai.api.imports.file.FileRecord.Defect;
import org.socai.api.imports.file.FileRecord.FileRow;
import org.socai.api.imports.file.FileRefused.Reason;

class CamtRecordsTest {
    private static final String BOOKED =
            "<CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><ValDt><Dt>2025-09-01</Dt></ValDt>";
    private static final String REFERENCE = "<AcctSvcrRef>FT1</AcctSvcrRef>";
    private static final String AMOUNT = "<Amt Ccy=\"VND\">300</Amt>";

    static String document(String namespace, String entries) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:%s\"><BkToCstmrDbtCdtNtfctn><Ntfctn>%s</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>"
                .formatted(namespace, entries);
    }

    static List<FileRecord> entry(String content) throws IOException {
        return camt(document("camt.054.001.08", "<Ntry>" + content + "</Ntry>"));
    }

    private static String detail(String content) {
        return "<TxDtls>" + content + "</TxDtls>";
    }

    private static List<FileRecord> details(String... contents) throws IOException {
        String all =
                String.join("", List.of(contents).stream().map(CamtRecordsTest::detail).toList());
        return entry(AMOUNT + BOOKED + REFERENCE + "<NtryDtls>" + all + "</NtryDtls>");
    }

    private static Defect defect(FileRecord record) {
        assertThat(record).isInstanceOf(BadRow.class);
        return ((BadRow) record).defect();
    }

    private static String cell(FileRecord record, String column) {
        assertThat(record).isInstanceOf(FileRow.class);
        return ((FileRow) record).cell(column);
    }

    @Test
    void a_notification_gives_a_payment_for_each_detail_and_rejects_debits() throws IOException {
        assertThat(camt(sample("payments.camt.054.001.08.xml")))
                .containsExactly(
                        row(
                                17,
                                "FT1-A",
                                "2023-04-11",
                                "5890243",
                                "+BHXH+103+00+TC0014W+04001+dong BHXH+"),
                        row(
                                32,
                                "FT2/1",
                                "2023-04-12",
                                "100000",
                                "+BHXH+103+00+TC0014W +04001+dong & du+"),
                        row(36, "FT2/2", "2023-04-12", "200000", "+BHXH+103+00+QC0024X+04001+"),
                        new BadRow(
                                42,
                                Defect.DEBIT_ENTRY,
                                "Entry 3 (FT3): it is a debit, not a payment received."));
    }

    @Test
    void a_statement_of_the_oldest_version_is_read_too() throws IOException {
        assertThat(camt(sample("statement.camt.053.001.02.xml")))
                .containsExactly(
                        row(15, "ST1", "2019-09-22", "216734052", "nop BHXH"),
                        new BadRow(
                                20,
                                Defect.NOT_BOOKED,
                                "Entry 2 (ST2): its status is 'PDNG'; only booked entries (BOOK)"
                                        + " are payments."),
                        row(26, "ST3", "2019-09-22", "42", "cash at the counter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "06", "08", "12"})
    void every_version_from_02_on_is_read(String version) throws IOException {
        String entry = "<Ntry>" + AMOUNT + BOOKED + REFERENCE + "</Ntry>";
        assertThat(camt(document("camt.054.001." + version, entry)))
                .containsExactly(row(1, "FT1", "2025-09-01", "300", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camt.054.001.01",
                "camt.052.001.08",
                "pain.001.001.09",
                "camt.054.001.8",
                "camt.053.001.08"
            })
    void any_other_message_is_refused(String namespace) {
        assertThat(reason(() -> camt(document(namespace, "")))).isEqualTo(Reason.WRONG_DOCUMENT);
    }

    @Test
    void a_document_without_a_namespace_or_without_a_message_is_refused() {
        assertThat(reason(() -> camt("<Document/>"))).isEqualTo(Reason.WRONG_DOCUMENT);
        assertThat(reason(() -> camt("<html/>"))).isEqualTo(Reason.WRONG_DOCUMENT);
        assertThat(
                        reason(
                                () ->
                                        camt(
                                                "<Document"
                                                    + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"/>")))
                .isEqualTo(Reason.WRONG_DOCUMENT);
    }

    @Test
    void a_prefix_for_the_namespace_changes_nothing_and_foreign_elements_are_passed_over()
            throws IOException {
        String prefixed =
                document("camt.054.001.08", "<Ntry>" + AMOUNT + BOOKED + REFERENCE + "</Ntry>")
                        .replace("xmlns=", "xmlns:c=")
                        .replaceAll("<(/?)(?=[A-Z])", "<$1c:")
                        .replace(
                                "<c:Ntry>",
                                "<c:Ntry><x:Amt xmlns:x=\"urn:x\" Ccy=\"USD\">9</x:Amt>");
        assertThat(camt(prefixed)).containsExactly(row(1, "FT1", "2025-09-01", "300", ""));
    }

    @Test
    void an_entry_that_is_pending_reversed_or_foreign_is_one_bad_row() throws IOException {
        String twoDetails = "<NtryDtls>" + detail("") + detail("") + "</NtryDtls>";
        assertThat(entry(AMOUNT + BOOKED.replace("BOOK", "INFO") + REFERENCE + twoDetails))
                .singleElement()
                .extracting(CamtRecordsTest::defect)
                .isEqualTo(Defect.NOT_BOOKED);
        assertThat(entry(AMOUNT + BOOKED + "<RvslInd>true</RvslInd>" + REFERENCE + twoDetails))
                .singleElement()
                .extracting(CamtRecordsTest::defect)
                .isEqualTo(Defect.REVERSAL_ENTRY);
        assertThat(entry(AMOUNT.replace("VND", "USD") + BOOKED + REFERENCE + twoDetails))
                .singleElement()
                .extracting(CamtRecordsTest::defect)
                .isEqualTo(Defect.CURRENCY_NOT_VND);
        assertThat(entry(AMOUNT + BOOKED + "<RvslInd>false</RvslInd>" + REFERENCE))
                .hasSize(1)
                .first()
                .isInstanceOf(FileRow.class);
    }

    @Test
    void an_entry_without_amount_reference_day_or_direction_is_a_bad_row() throws IOException {
        for (String entry :
                List.of(
                        BOOKED + REFERENCE,
                        AMOUNT + BOOKED,
                        AMOUNT + BOOKED.replaceAll("<ValDt>.*", "") + REFERENCE,
                        AMOUNT + BOOKED.replaceAll("<CdtDbtInd>.*</CdtDbtInd>", "") + REFERENCE)) {
            assertThat(entry(entry))
                    .singleElement()
                    .extracting(CamtRecordsTest::defect)
                    .as(entry)
                    .isEqualTo(Defect.MISSING_CELL);
        }
    }

    @Test
    void a_single_detail_without_amount_or_reference_takes_the_entrys() throws IOException {
        assertThat(details("")).containsExactly(row(1, "FT1", "2025-09-01", "300", ""));
    }

    @Test
    void one_of_several_details_without_amount_is_bad_and_so_are_the_others() throws IOException {
        assertThat(details("<Amt Ccy=\"VND\">300</Amt>", ""))
                .extracting(CamtRecordsTest::defect)
                .containsExactly(Defect.AMOUNT_MISMATCH, Defect.MISSING_CELL);
    }

    @Test
    void details_that_do_not_add_up_to_the_entry_are_all_bad() throws IOException {
        assertThat(details("<Amt Ccy=\"VND\">100</Amt>", "<Amt Ccy=\"VND\">199</Amt>"))
                .extracting(CamtRecordsTest::defect)
                .containsExactly(Defect.AMOUNT_MISMATCH, Defect.AMOUNT_MISMATCH);
        assertThat(details("<Amt Ccy=\"VND\">299</Amt>"))
                .extracting(CamtRecordsTest::defect)
                .containsExactly(Defect.AMOUNT_MISMATCH);
    }

    @Test
    void a_debit_detail_counts_against_the_entry_and_is_itself_bad() throws IOException {
        List<FileRecord> records =
                details(
                        "<Amt Ccy=\"VND\">310</Amt>",
                        "<Amt Ccy=\"VND\">10</Amt><CdtDbtInd>DBIT</CdtDbtInd>");
        assertThat(cell(records.getFirst(), "amount")).isEqualTo("310");
        assertThat(defect(records.getLast())).isEqualTo(Defect.DEBIT_ENTRY);
    }

    @Test
    void a_foreign_detail_is_bad() throws IOException {
        assertThat(details("<Amt Ccy=\"USD\">300</Amt>"))
                .extracting(CamtRecordsTest::defect)
                .containsExactly(Defect.CURRENCY_NOT_VND);
    }

    @ParameterizedTest
    @CsvSource({
        "300.00,300",
        "300.,300",
        "300.50,300.50",
        "0300,0300",
        "-5,-5",
        "1e9,1e9",
        "1E999999999,1E999999999",
        "abc,abc"
    })
    void only_zero_decimals_are_dropped(String written, String read) throws IOException {
        String entry = "<Amt Ccy=\"VND\">" + written + "</Amt>" + BOOKED + REFERENCE;
        String detail =
                "<NtryDtls><TxDtls><Amt Ccy=\"VND\">" + written + "</Amt></TxDtls></NtryDtls>";
        assertThat(cell(entry(entry).getFirst(), "amount")).isEqualTo(read);
        assertThat(cell(entry(entry + detail).getFirst(), "amount")).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "Dt,2025-09-01,2025-09-01",
        "Dt,2025-09-01Z,2025-09-01",
        "Dt,2025-09-01-11:00,2025-09-01",
        "DtTm,2025-09-01T16:59:59Z,2025-09-01",
        "DtTm,2025-09-01T17:00:00Z,2025-09-02",
        "DtTm,2025-09-01T23:00:00.123+07:00,2025-09-01",
        "DtTm,2025-09-01T23:00:00,2025-09-01",
        "DtTm,2025-09-01T23:00:00-05:00,2025-09-02",
        "Dt,01/09/2025,01/09/2025",
        "DtTm,2025-13-01T00:00:00Z,2025-13-01T00:00:00Z"
    })
    void a_day_is_the_day_in_vietnam(String element, String written, String day)
            throws IOException {
        String date = "<%s>%s</%s>".formatted(element, written, element);
        List<FileRecord> records =
                entry(AMOUNT + BOOKED.replace("<Dt>2025-09-01</Dt>", date) + REFERENCE);
        assertThat(cell(records.getFirst(), "value_date")).isEqualTo(day);
    }

    @Test
    void free_text_goes_before_a_structured_reference_before_the_banks_own_words()
            throws IOException {
        String structured = "<Strd><CdtrRefInf><Ref>ref</Ref></CdtrRefInf></Strd>";
        String bank = "<AddtlTxInf>bank</AddtlTxInf>";
        assertThat(
                        cell(
                                details(
                                                "<RmtInf><Ustrd> a </Ustrd>"
                                                        + structured
                                                        + "</RmtInf>"
                                                        + bank)
                                        .getFirst(),
                                "remittance"))
                .isEqualTo(" a ");
        assertThat(
                        cell(
                                details(
                                                "<RmtInf><Ustrd> </Ustrd>"
                                                        + structured
                                                        + "</RmtInf>"
                                                        + bank)
                                        .getFirst(),
                                "remittance"))
                .isEqualTo("ref");
        assertThat(cell(details(bank).getFirst(), "remittance")).isEqualTo("bank");
    }
}
