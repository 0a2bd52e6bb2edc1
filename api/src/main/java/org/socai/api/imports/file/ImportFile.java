package org.socai.api.imports.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stored file that has been read once from beginning to end and not refused. Rows are booked in
 * batches while the file is read a second time, so whatever makes a file refused as a whole must
 * have been looked for before the first of them; this type can only be had by doing so.
 */
public final class ImportFile {
    private final Path path;
    private final FileShape shape;
    private final FileFormat format;
    private final FileLimits limits;
    private final long total;

    private ImportFile(
            Path path, FileShape shape, FileFormat format, FileLimits limits, long total) {
        this.path = path;
        this.shape = shape;
        this.format = format;
        this.limits = limits;
        this.total = total;
    }

    /**
     * Reads the whole file, keeping nothing of it.
     *
     * @throws FileRefused when it is not a file of this shape in one of its formats
     */
    public static ImportFile check(Path path, FileShape shape, FileLimits limits)
            throws IOException {
        long size = Files.size(path);
        if (size > limits.fileBytes()) {
            throw new FileRefused(
                    FileRefused.Reason.TOO_LARGE,
                    "The file has %,d bytes; at most %,d are taken."
                            .formatted(size, limits.fileBytes()));
        }
        FileFormat format = FileFormat.detect(path);
        shape.mustAccept(format);
        if (format == FileFormat.XLSX) {
            PackageCheck.check(path, limits);
        }
        long total = 0;
        try (RecordReader records = open(path, shape, format, limits)) {
            while (records.next() != null) {
                total++;
            }
        }
        return new ImportFile(path, shape, format, limits, total);
    }

    /** Reads the rows; the caller closes the reader. */
    public RecordReader open() throws IOException {
        return open(path, shape, format, limits);
    }

    /** How many records {@link #open()} will give, rows that cannot be taken included. */
    public long total() {
        return total;
    }

    public FileFormat format() {
        return format;
    }

    private static RecordReader open(
            Path path, FileShape shape, FileFormat format, FileLimits limits) throws IOException {
        return switch (format) {
            case CSV -> CsvRecords.open(Files.newInputStream(path), shape.columns(), limits);
            case XLSX -> SheetRecords.open(path, shape.columns(), limits);
            case XML -> CamtRecords.open(Files.newInputStream(path), limits);
        };
    }
}
