/**
 * The law as dated data: what is published, and the rule book that is folded from it and handed to
 * every decision.
 */
@NullMarked
package org.socai.ledger.rules;

import org.jspecify.annotations.NullMarked;
