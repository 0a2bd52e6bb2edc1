package org.socai.api.units;

import org.socai.ledger.unit.UnitCommand;

/** Sends commands to single units, whatever carries them there. */
public interface UnitCommands {
    /**
     * Sends a command and waits until it is decided and what was decided is committed.
     *
     * @param actor the user on whose behalf; stands in the ledger beside the facts
     * @throws org.socai.ledger.unit.UnitRejected when the ledger does not accept it
     * @throws org.socai.ledger.store.AppendConflict when others were faster every time
     */
    void send(UnitCommand command, String actor);
}
