package org.socai.ledger.axon;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.PositionSignal;
import org.socai.ledger.store.ReadEvent;

/**
 * The ledger as Axon's processors read it: every event once, by its dense position, without gaps to
 * wait for. The payload of a message is a {@link ReadEvent}, also where the event cannot be read;
 * the token is the position and nothing else.
 */
public final class LedgerFeed implements StreamableMessageSource<TrackedEventMessage<?>> {
    /** Events fetched at once; long enough to amortise the query, short enough for its plan. */
    static final int PAGE = 2_000;

    private final DataSource database;
    private final LedgerReader reader;
    private final PositionSignal signal;

    public LedgerFeed(DataSource database, LedgerReader reader, PositionSignal signal) {
        this.database = database;
        this.reader = reader;
        this.signal = signal;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new LedgerStream(this, signal, positionOf(token));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        try (var connection = database.getConnection()) {
            return new GlobalSequenceTrackingToken(reader.lastPosition(connection));
        } catch (SQLException failure) {
            throw new EventStoreException("the last position could not be read", failure);
        }
    }

    /** Everything after a token, page by page, ending where the log ends now. */
    Stream<TrackedEventMessage<?>> readFrom(@Nullable TrackingToken token) {
        return Stream.iterate(
                        page(positionOf(token)),
                        page -> !page.isEmpty(),
                        page -> page(lastOf(page)))
                .flatMap(List::stream);
    }

    List<TrackedEventMessage<?>> page(long after) {
        try (var connection = database.getConnection()) {
            return reader.page(connection, after, PAGE).stream()
                    .<TrackedEventMessage<?>>map(LedgerFeed::message)
                    .toList();
        } catch (SQLException failure) {
            throw new EventStoreException(
                    "events after position " + after + " could not be read", failure);
        }
    }

    private static long lastOf(List<TrackedEventMessage<?>> page) {
        return positionOf(page.getLast().trackingToken());
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static TrackedEventMessage<ReadEvent> message(ReadEvent event) {
        EventMessage<ReadEvent> message =
                switch (event) {
                    case ReadEvent.Decoded decoded ->
                            message(
                                    event,
                                    decoded.recorded().eventId(),
                                    decoded.recorded().recordedAt());
                    case ReadEvent.Unreadable unreadable ->
                            message(event, unreadable.eventId(), unreadable.recordedAt());
                };
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()), message);
    }

    private static EventMessage<ReadEvent> message(ReadEvent event, UUID id, Instant recordedAt) {
        return new GenericEventMessage<>(
                id.toString(), event, MetaData.emptyInstance(), recordedAt);
    }
}
