package org.socai.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerSettingsTest {
    private static final long GIB = 1L << 30;

    @Test
    void the_server_holds_an_eighth_of_the_memory_in_reason() {
        assertThat(ServerSettings.sharedBuffers(GIB / 2)).isEqualTo(128);
        assertThat(ServerSettings.sharedBuffers(2 * GIB)).isEqualTo(256);
        assertThat(ServerSettings.sharedBuffers(24 * GIB)).isEqualTo(3072);
        assertThat(ServerSettings.sharedBuffers(512 * GIB)).isEqualTo(4096);
    }
}
