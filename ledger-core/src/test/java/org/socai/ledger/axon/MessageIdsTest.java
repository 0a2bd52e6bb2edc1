package org.socai.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

final class MessageIdsTest {
    @Test
    void axon_takes_its_identifiers_here() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(MessageIds.class);
    }

    @Test
    void identifiers_are_random_uuids_and_do_not_repeat() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            var id = IdentifierFactory.getInstance().generateIdentifier();
            assertThat(UUID.fromString(id).version()).isEqualTo(4);
            assertThat(UUID.fromString(id).variant()).isEqualTo(2);
            assertThat(seen.add(id)).isTrue();
        }
    }
}
