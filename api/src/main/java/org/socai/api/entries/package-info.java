/**
 * The balanced journal, of one unit or of the whole ledger, as JSON, CSV and as a journal for
 * hledger.
 */
@NullMarked
package org.socai.api.entries;

import org.jspecify.annotations.NullMarked;
