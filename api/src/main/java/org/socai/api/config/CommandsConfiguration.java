package org.socai.api.config;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.socai.api.units.UnitCommands;
import org.socai.ledger.axon.AxonLedger;
import org.socai.ledger.axon.LedgerStorageEngine;
import org.socai.ledger.store.AppendConflict;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Commands to single units go over Axon's bus, in the name of the user who sent them. */
@Configuration(proxyBeanMethods = false)
class CommandsConfiguration {
    @Bean
    UnitCommands unitCommands(AxonLedger axon) {
        return (command, actor) -> {
            var metaData = MetaData.with(LedgerStorageEngine.ACTOR, actor);
            try {
                axon.commands().sendAndWait(new GenericCommandMessage<>(command, metaData));
            } catch (ConcurrencyException lost) {
                throw new AppendConflict("others were faster every time", lost);
            }
        };
    }
}
