/**
 * Many facts in one transaction: the deciders applied to whole batches, to payments across units,
 * and to rules.
 */
@NullMarked
package org.socai.ledger.booking;

import org.jspecify.annotations.NullMarked;
