package org.socai.api.sample;

import java.util.List;
import java.util.stream.Collectors;
import org.socai.api.sample.SampleLedgerGenerator.BankCredit;

/** Credits as a bank notifies them in XML: ISO 20022 camt.054, version 08. */
final class BankNotification {
    private BankNotification() {}

    /** One message for the credits of a month. */
    static String of(String month, List<BankCredit> credits) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
          <BkToCstmrDbtCdtNtfctn>
            <GrpHdr>
              <MsgId>BHXH-%1$s</MsgId>
              <CreDtTm>%2$sT18:00:00+07:00</CreDtTm>
            </GrpHdr>
            <Ntfctn>
              <Id>BHXH-%1$s-1</Id>
              <CreDtTm>%2$sT18:00:00+07:00</CreDtTm>
              <Acct>
                <Id><Othr><Id>1020000000001</Id></Othr></Id>
                <Ccy>VND</Ccy>
              </Acct>
        %3$s    </Ntfctn>
          </BkToCstmrDbtCdtNtfctn>
        </Document>
        """
                .formatted(
                        month,
                        credits.getLast().credit().valueDate(),
                        credits.stream()
                                .map(BankNotification::entry)
                                .collect(Collectors.joining()));
    }

    /** Nothing in the texts of the sample needs escaping. */
    private static String entry(BankCredit booked) {
        return """
              <Ntry>
                <Amt Ccy="VND">%1$s</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd>
                <Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>%2$s</Dt></BookgDt>
                <ValDt><Dt>%2$s</Dt></ValDt>
                <AcctSvcrRef>%3$s</AcctSvcrRef>
                <BkTxCd>
                  <Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn>
                </BkTxCd>
                <NtryDtls>
                  <TxDtls>
                    <Refs><AcctSvcrRef>%3$s</AcctSvcrRef></Refs>
                    <Amt Ccy="VND">%1$s</Amt>
                    <CdtDbtInd>CRDT</CdtDbtInd>
                    <RmtInf><Ustrd>%4$s</Ustrd></RmtInf>
                  </TxDtls>
                </NtryDtls>
              </Ntry>
        """
                .formatted(
                        booked.credit().amount(),
                        booked.credit().valueDate(),
                        booked.reference(),
                        booked.credit().remittance());
    }
}
