package org.socai.projections.arrears;

import org.socai.projections.Page;
import org.socai.projections.feed.AsOf;

/**
 * Which units in arrears are asked for.
 *
 * @param office an office code or the beginning of one, such as a province; empty for all
 * @param minMonths the fewest contribution months with overdue principal
 * @param minAmount the least overdue principal, in dong
 */
public record ArrearsQuestion(String office, AsOf asOf, int minMonths, long minAmount, Page page) {}
