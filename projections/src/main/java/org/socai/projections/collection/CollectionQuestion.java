package org.socai.projections.collection;

import org.socai.ledger.contribution.ContributionMonth;

/**
 * Which collection is asked for.
 *
 * @param office an office code or the beginning of one, such as a province; empty for all
 * @param through the last month counted; the first is January of its year
 * @param position what is known
 */
public record CollectionQuestion(String office, ContributionMonth through, long position) {}
