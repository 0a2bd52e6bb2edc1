package org.socai.ledger.booking;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.packed.PackedForm;
import org.socai.ledger.rules.RuleEvent.DailyChargePublished;
import org.socai.ledger.store.JsonForm;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.Assessment;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.LateCharge;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitDetails;

/**
 * States of units in a small part of the memory that their objects take. What comes out equals what
 * went in, recent books and all. Thread-safe.
 */
final class StatePacking {
    /** The recent books of a unit hold facts and postings that its books hold, too. */
    private static final Set<Class<?>> SHARED =
            Set.of(
                    Allocation.class,
                    Assessment.class,
                    Declaration.class,
                    LateCharge.class,
                    Payment.class,
                    UnitDetails.class);

    private final PackedForm<UnitState> form =
            new PackedForm<>(UnitState.class, StatePacking::isOfTheLaw, SHARED);

    /** A {@link StreamState} of a unit. */
    private record UnitState(long nextSequence, Growth growth, Unit.Registered unit) {}

    /** A state of a unit, packed. */
    static final class PackedState {
        private final long nextSequence;
        private final byte[] bytes;

        private PackedState(long nextSequence, byte[] bytes) {
            this.nextSequence = nextSequence;
            this.bytes = bytes;
        }

        long nextSequence() {
            return nextSequence;
        }

        int size() {
            return bytes.length;
        }
    }

    /** Null where it is not the state of a registered unit. */
    @Nullable PackedState pack(StreamState state) {
        if (state.state() instanceof Unit.Registered unit) {
            var packed = form.pack(new UnitState(state.nextSequence(), state.growth(), unit));
            return new PackedState(state.nextSequence(), packed);
        }
        return null;
    }

    StreamState unpack(PackedState packed) {
        var state = form.unpack(packed.bytes);
        return new StreamState(state.nextSequence(), state.growth(), state.unit());
    }

    /** Names of rules, and rules themselves: there are as many as publications. */
    private static boolean isOfTheLaw(RecordComponent component) {
        return component.getType() == DailyChargePublished.class
                || JsonForm.isRuleName(component.getDeclaringRecord(), component.getName());
    }
}
