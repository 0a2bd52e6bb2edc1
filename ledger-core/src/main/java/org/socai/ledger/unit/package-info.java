/**
 * The employer unit: its facts, the figures derived from them, and the decisions that post both.
 */
@NullMarked
package org.socai.ledger.unit;

import org.jspecify.annotations.NullMarked;
