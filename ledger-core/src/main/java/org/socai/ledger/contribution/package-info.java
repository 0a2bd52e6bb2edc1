/**
 * The words of the field as value types: money, funds, months, and the codes of units, offices and
 * payments.
 */
@NullMarked
package org.socai.ledger.contribution;

import org.jspecify.annotations.NullMarked;
