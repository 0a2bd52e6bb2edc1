/**
 * The thin Axon shell: the aggregate, its storage engine over the ledger's log, transactions, and
 * the event stream.
 */
@NullMarked
package org.socai.ledger.axon;

import org.jspecify.annotations.NullMarked;
