package org.socai.api.bench;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.socai.api.bench.peer.AxonPeer;
import org.socai.api.bench.peer.Peer;
import org.socai.api.bench.peer.Tuning;
import org.socai.ledger.axon.DecisionGrounds;
import org.socai.ledger.rules.RuleBook;

/** What all measurements of one run share. */
record Run(Ledger ledger, Growth growth, Sizes sizes, Board board, Progress progress) {
    /** After that an event without a position counts as lost. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** What the gate finds of the ledger now, with what was acknowledged one by one. */
    List<String> findings(Set<String> acknowledged) throws SQLException, InterruptedException {
        ledger.check().awaitPositions(LONGEST_WAIT);
        ledger.settled();
        return ledger.check().findings(acknowledged);
    }

    List<String> findings() throws SQLException, InterruptedException {
        return findings(Set.of());
    }

    /** A peer is told the law and the day; the ledger has to look them up. */
    private record FixedGrounds(RuleBook rules, LocalDate today) implements DecisionGrounds {}

    /** Axon's engines on fresh tables, each with these tunings; whoever asks closes them. */
    List<Peer> axonPeers(Tuning... tunings) throws SQLException, InterruptedException {
        var peers = new ArrayList<Peer>();
        for (var tuning : tunings) {
            peers.add(axonJdbc(tuning));
            peers.add(AxonPeer.jpa(ledger.access(), tuning, grounds()));
        }
        return peers;
    }

    /** Axon's JDBC engine on fresh tables; whoever asks closes it. */
    Peer axonJdbc(Tuning tuning) throws SQLException, InterruptedException {
        return AxonPeer.jdbc(ledger.access(), tuning, grounds());
    }

    private DecisionGrounds grounds() throws InterruptedException {
        return new FixedGrounds(ledger.law(), LocalDate.now(ledger.bean(Clock.class)));
    }
}
