package org.socai.api.dataset;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.socai.api.dataset.Faults.Fault;
import org.socai.api.imports.ImportKind;

/** One import file while it is written, with what is to be wrong in it. */
final class DataFile implements AutoCloseable {
    private final ImportKind kind;
    private final Path file;
    private final Faults faults;
    private final BufferedWriter out;
    private long accepted;
    private long duplicates;
    private long rejected;
    private long amount;

    DataFile(Path folder, String name, ImportKind kind, Faults faults) throws IOException {
        this.kind = kind;
        this.file = folder.resolve(name);
        this.faults = faults;
        this.out = Files.newBufferedWriter(file);
        line(String.join(",", kind.columns()));
    }

    /**
     * Writes the row of a fact that the ledger accepts.
     *
     * @param amount what it adds to the sum of the file, in dong
     */
    void row(long amount, String... cells) throws IOException {
        var row = String.join(",", cells);
        line(row);
        accepted++;
        this.amount = Math.addExact(this.amount, amount);
        faults.count();
        if (faults.repeats()) {
            line(row);
            duplicates++;
        }
        var fault = faults.following();
        if (fault != null) {
            line(spoilt(cells, fault));
            rejected++;
        }
    }

    private String spoilt(String[] cells, Fault fault) {
        var spoilt = Arrays.copyOf(cells, cells.length);
        spoilt[kind.columns().indexOf(fault.column())] = fault.text();
        return String.join(",", spoilt);
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    /** What the ledger is going to say of this file. */
    Manifest.Entry entry() {
        return new Manifest.Entry(
                String.valueOf(file.getFileName()),
                kind.slug(),
                accepted + duplicates + rejected,
                accepted,
                duplicates,
                rejected,
                amount);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
