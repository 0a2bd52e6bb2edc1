package org.socai.api.http;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events named {@code progress}: how something stands, until it has ended. */
public final class ProgressStream {
    private static final long NO_TIMEOUT = 0;
    private static final long EVERY_MILLIS = 250;

    private ProgressStream() {}

    /**
     * Sends what is seen at once and then four times a second; what has ended is sent last.
     *
     * @param look how it stands now
     * @param running whether there is more to come after it
     */
    public static <T> SseEmitter of(UUID id, Supplier<T> look, Predicate<T> running) {
        var emitter = new SseEmitter(NO_TIMEOUT);
        Thread.ofVirtual().name("progress-" + id).start(() -> send(emitter, look, running));
        return emitter;
    }

    private static <T> void send(SseEmitter emitter, Supplier<T> look, Predicate<T> running) {
        try {
            boolean more = true;
            while (more) {
                var seen = look.get();
                more = running.test(seen);
                emitter.send(SseEmitter.event().name("progress").data(seen));
                if (more) {
                    Thread.sleep(EVERY_MILLIS);
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException | DataAccessException gone) {
            emitter.completeWithError(gone);
        } catch (InterruptedException stopped) {
            emitter.complete();
        }
    }
}
