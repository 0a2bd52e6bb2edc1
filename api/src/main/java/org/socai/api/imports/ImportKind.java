package org.socai.api.imports;

import static org.socai.api.imports.file.FileFormat.CSV;
import static org.socai.api.imports.file.FileFormat.XLSX;
import static org.socai.api.imports.file.FileFormat.XML;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.socai.api.imports.file.FileFormat;
import org.socai.api.imports.file.FileShape;

/**
 * What a file can hold: the name of each kind in addresses, its columns and the formats it may come
 * in.
 */
public enum ImportKind {
    UNITS(
            "units",
            "unit_code,name,tax_code,office_code,unit_type,payment_cycle,budget_funded,registered_on",
            CSV),
    DECLARATIONS(
            "declarations",
            "unit_code,reference,period,declared_on,kind,workers,wage_fund,ui_wage_fund,sm,rs,oad,ui,hi",
            CSV,
            XLSX),
    /** A bank's XML is read into the same columns as a list of payments in CSV. */
    PAYMENTS("payments", "bank_reference,value_date,amount,currency,remittance", CSV, XML),
    REVERSALS("reversals", "bank_reference,reason", CSV),
    LATE_INTEREST_RATES("late-interest-rates", "fund_group,year,percent_per_month,document", CSV);

    @SuppressWarnings("ImmutableEnumChecker") // a FileShape copies what it is given
    private final FileShape shape;

    ImportKind(String slug, String header, FileFormat first, FileFormat... more) {
        shape = new FileShape(slug, List.of(header.split(",", -1)), EnumSet.of(first, more));
    }

    /** The name in addresses: {@code late-interest-rates}. */
    public String slug() {
        return shape.name();
    }

    /** The columns, in the order in which the header row must name them. */
    public List<String> columns() {
        return shape.columns();
    }

    /** What a file of this kind must look like. */
    public FileShape shape() {
        return shape;
    }

    public static Optional<ImportKind> ofSlug(String slug) {
        return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
