/**
 * Readers of import files: bytes in, rows of text cells out, one at a time, with the same memory
 * for a row and for a million.
 */
@NullMarked
package org.socai.api.imports.file;

import org.jspecify.annotations.NullMarked;
