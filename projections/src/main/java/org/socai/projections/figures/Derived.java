package org.socai.projections.figures;

import java.util.Map;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.store.UnreadableEvent;
import org.socai.ledger.unit.UnitBalance;

/**
 * What a derivation of many units came to; a unit not known at the position is in none of the maps.
 *
 * @param balances in the order of unit codes
 * @param missing the units whose figures need a rule that was not known, and which, in the order of
 *     unit codes
 * @param unreadable the units one of whose facts cannot be read, and which
 */
public record Derived(
        Map<UnitCode, UnitBalance> balances,
        Map<UnitCode, MissingRule> missing,
        Map<UnitCode, UnreadableEvent> unreadable) {}
