package org.socai.projections.arrears;

import org.socai.ledger.contribution.FundAmounts;

/**
 * A declaration booked after its principal had been overdue, which brings charges for days gone by.
 * Days are counted from 1970.
 *
 * @param assessedAnew whether it follows from another fact
 */
record Late(int dueOn, int bookedOn, boolean assessedAnew, FundAmounts amounts) {}
