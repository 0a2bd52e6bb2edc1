/** Imports: files that others send, read row by row and booked as facts of the ledger. */
@NullMarked
package org.socai.api.imports;

import org.jspecify.annotations.NullMarked;
