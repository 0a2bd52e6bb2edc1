package org.socai.api.imports.file;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of an open file, one after another. Not safe for use by several threads. */
public interface RecordReader extends Closeable {
    /**
     * The next row, or null after the last one.
     *
     * @throws FileRefused where the file turns out not to be what it claims to be
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    @Nullable FileRecord next();
}
