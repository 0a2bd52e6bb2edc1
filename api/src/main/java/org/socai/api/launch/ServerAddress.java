package org.socai.api.launch;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Where the server listens, known once it does: port 0 in the options has become a real one. */
@Component
public final class ServerAddress {
    private final ApplicationContext context;
    private final String host;

    ServerAddress(ApplicationContext context, @Value("${server.address}") String host) {
        this.context = context;
        this.host = host;
    }

    /**
     * The address without a path, such as {@code http://127.0.0.1:8080}; null where nothing
     * listens.
     */
    public @Nullable String url() {
        if (context instanceof WebServerApplicationContext server) {
            var listening = server.getWebServer();
            return listening == null ? null : "http://" + host + ":" + listening.getPort();
        }
        return null;
    }
}
