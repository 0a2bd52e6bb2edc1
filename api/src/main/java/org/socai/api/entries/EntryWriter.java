package org.socai.api.entries;

import java.io.IOException;
import java.util.List;

/**
 * Writes entries one after the other in one form. Whatever fails before {@link #end} leaves the
 * file unfinished.
 */
interface EntryWriter {
    /** The lines of one event, in their order. */
    void write(List<EntryLine> entry) throws IOException;

    /** Nothing more comes. */
    void end() throws IOException;
}
