package org.socai.api.launch;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says on standard output that requests are accepted. Whatever runs at the start, such as the
 * demonstration, has ended by then, so that who waits for the line finds the data.
 */
@Component
final class ReadyLine {
    private final ServerAddress address;

    ReadyLine(ServerAddress address) {
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var url = address.url();
        if (url != null) {
            System.out.println("socai ready " + url);
            System.out.flush();
        }
    }
}
