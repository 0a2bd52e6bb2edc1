package org.socai.api.config;

import org.socai.api.units.UnitCommands;
import org.socai.ledger.axon.AxonLedger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Commands to single units go over Axon's bus, in the name of the user who sent them. */
@Configuration(proxyBeanMethods = false)
class CommandsConfiguration {
    @Bean
    UnitCommands unitCommands(AxonLedger axon) {
        return axon::send;
    }
}
