/** The event log in PostgreSQL: stored form, appending, the order of commits, and reading. */
@NullMarked
package org.socai.ledger.store;

import org.jspecify.annotations.NullMarked;
