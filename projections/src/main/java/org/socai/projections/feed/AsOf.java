package org.socai.projections.feed;

import java.time.LocalDate;

/**
 * The two dates of a question: the business day up to whose end it is asked, and the position up to
 * which the ledger's knowledge counts. A row counts when its {@code effective_on} is not after the
 * one and its {@code known_from} not after the other.
 */
public record AsOf(LocalDate effectiveOn, long position) {}
