package org.socai.ledger.axon;

import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.EventIds;
import org.socai.ledger.unit.UnitCommand;

/**
 * Sees to it that no command is refused, and none is called a duplicate, on a state that others
 * have left behind or that has forgotten what lies before it. Events need no such look: a place in
 * a stream, and the key of a fact, are taken once.
 */
final class FreshAnswers implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final Decisions decisions;

    FreshAnswers(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var decision = UnitDecision.of(unitOfWork);
        // Events are appended while the unit of work prepares its commit, which is over by then.
        unitOfWork.onCommit(_ -> confirmUnlessAppended(decision));
        try {
            return chain.proceed();
        } catch (RuntimeException refused) {
            if (decision.isMade() && !decisions.isFresh(decision)) {
                throw stale(refused);
            }
            throw decision.isOnWhole()
                    ? refused
                    : decisions.more(decision.stream(), factOf(unitOfWork.getMessage()), refused);
        }
    }

    private void confirmUnlessAppended(UnitDecision decision) {
        if (decision.isMade() && !decision.isAppended() && !decisions.isFresh(decision)) {
            throw stale(null);
        }
    }

    private static @Nullable UUID factOf(CommandMessage<?> message) {
        return message.getPayload() instanceof UnitCommand command && command.factKey() != null
                ? EventIds.ofFact(command.factKey())
                : null;
    }

    private static ConcurrencyException stale(@Nullable Throwable refused) {
        return new ConcurrencyException("the answer stood on a state that has changed", refused);
    }
}
