package org.socai.api.quarantine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.ledger.contribution.StreamId;
import org.socai.projections.feed.Poison;
import org.socai.projections.quarantine.Quarantine;
import org.socai.projections.rebuild.Rebuild;
import org.socai.projections.rebuild.RebuildRefused;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes streams out of quarantine: when asked, and each of them once when the program starts,
 * because a newer program may read what an older one could not.
 */
@Component
class Releases {
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    private final Quarantine quarantine;
    private final Rebuild rebuild;
    private final LaunchOptions options;

    Releases(Quarantine quarantine, Rebuild rebuild, LaunchOptions options) {
        this.quarantine = quarantine;
        this.rebuild = rebuild;
        this.options = options;
    }

    /**
     * Makes the rows of a stream anew.
     *
     * @return why it stays in quarantine; null where it does not
     */
    @Nullable Poison release(StreamId stream) throws SQLException {
        return rebuild.stream(stream).quarantined();
    }

    @EventListener(ApplicationReadyEvent.class)
    void tryAgain() {
        // A rebuild tries again by itself.
        if (options.command() != Command.REBUILD) {
            Thread.ofVirtual().name("releases").start(this::tryAll);
        }
    }

    private void tryAll() {
        try {
            for (var stream : quarantine.list()) {
                if (release(new StreamId(stream.stream())) == null) {
                    LOG.info("{} is out of quarantine", stream.stream());
                }
            }
        } catch (SQLException | DataAccessException | RebuildRefused later) {
            LOG.warn("the quarantine was not tried again: {}", later.getMessage());
        }
    }
}
