package org.socai.ledger.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.CorrectUnitDetails;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.PostAnew;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitDecider;
import org.socai.ledger.unit.UnitEvent;

/**
 * The employer unit as Axon's aggregate: routes commands to {@link UnitDecider} and folds events
 * with {@link Unit}. There is no rule here. Axon routes by the command's concrete class, hence one
 * line for each; creation needs no case of its own, because the decider answers for a unit that is
 * not known.
 */
final class EmployerUnitAggregate {
    /** Marks the events that follow from the first one of their command. */
    static final String CONSEQUENCE = "consequence";

    private static final Map<String, Boolean> FOLLOWS = Map.of(CONSEQUENCE, true);

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private Unit state = Unit.unknown();

    /** Axon makes a unit whose stream has no events yet. */
    EmployerUnitAggregate() {}

    /** A unit in the middle of its stream. */
    EmployerUnitAggregate(StreamId stream, Unit state) {
        this.id = stream.value();
        this.state = state;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterUnit command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CorrectUnitDetails command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(TransferUnit command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ChangePaymentCycle command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ChangeBudgetFunding command, DecisionGrounds grounds) {
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

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AssignPayment command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WithdrawPayment command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReversePayment command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CloseMonths command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PostAnew command, DecisionGrounds grounds) {
        decide(command, grounds);
    }

    @EventSourcingHandler
    void on(UnitEvent event) {
        id = event.stream().value();
        state = state.evolve(event);
    }

    private void decide(UnitCommand command, DecisionGrounds grounds) {
        // Nothing is looked up under the command's key unless the log has refused the event.
        var events =
                UnitDecider.decide(
                        command, state, grounds.booked(), grounds.rules(), grounds.today());
        for (int i = 0; i < events.size(); i++) {
            apply(events.get(i), i == 0 ? MetaData.emptyInstance() : MetaData.from(FOLLOWS));
        }
    }
}
