package org.socai.ledger.contribution;

import java.util.List;

/**
 * The five fund accounts to which contributions are owed. The order of the constants is the order
 * of every table.
 *
 * <p>What people call "social insurance" is the view over {@link #SM}, {@link #RS} and {@link
 * #OAD}; it is never an account of its own.
 */
public enum Fund {
    /** Sickness and maternity (ốm đau, thai sản). */
    SM,
    /** Retirement and survivorship (hưu trí, tử tuất). */
    RS,
    /** Occupational accident and disease (tai nạn lao động, bệnh nghề nghiệp). */
    OAD,
    /** Unemployment insurance (bảo hiểm thất nghiệp). */
    UI,
    /** Health insurance (bảo hiểm y tế). */
    HI;

    /** The funds in table order. */
    public static final List<Fund> ALL = List.of(values());

    /** How many funds there are; the length of an array indexed by {@link #ordinal()}. */
    public static final int COUNT = ALL.size();
}
