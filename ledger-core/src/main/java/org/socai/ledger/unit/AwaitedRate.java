package org.socai.ledger.unit;

import java.time.LocalDate;

/**
 * From this day on nothing derived is posted for the unit, because the rate of this subject has not
 * been published.
 *
 * @param subject such as {@code late-interest-rate/SI/2019}
 */
public record AwaitedRate(LocalDate effectiveOn, String subject) implements Posting {}
