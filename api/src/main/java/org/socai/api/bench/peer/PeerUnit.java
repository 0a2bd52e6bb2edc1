package org.socai.api.bench.peer;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.axon.DecisionGrounds;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDecider;
import org.socai.ledger.unit.UnitEvent;

/** The employer unit as an aggregate of the peers: as thin as the ledger's own, same decider. */
final class PeerUnit {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private Unit state = Unit.unknown();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterUnit command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DeclareObligation command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReceivePayment command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @EventSourcingHandler
    void on(UnitEvent event) {
        id = event.stream().value();
        state = state.evolve(event);
    }

    private void decide(UnitCommand command, DecisionGrounds grounds) {
        UnitDecider.decide(command, state, grounds.rules(), grounds.today())
                .forEach(event -> apply(event));
    }
}
