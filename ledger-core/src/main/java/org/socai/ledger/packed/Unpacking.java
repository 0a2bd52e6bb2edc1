package org.socai.ledger.packed;

import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.contribution.FundAmounts;

/** Reads what {@link Packing} wrote. Not thread-safe. */
final class Unpacking {
    private final Unpacked bytes;
    private final List<String> texts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private long day;
    private int month;
    private FundAmounts amounts = FundAmounts.ZERO;

    Unpacking(byte[] bytes) {
        this.bytes = new Unpacked(bytes);
    }

    long number() {
        return bytes.number();
    }

    int small() {
        return bytes.small();
    }

    long day() {
        day += bytes.number();
        return day;
    }

    int month() {
        month += bytes.small();
        return month;
    }

    FundAmounts amounts() {
        amounts =
                new FundAmounts(
                        amounts.sm() + bytes.number(),
                        amounts.rs() + bytes.number(),
                        amounts.oad() + bytes.number(),
                        amounts.ui() + bytes.number(),
                        amounts.hi() + bytes.number());
        return amounts;
    }

    String text() {
        int place = bytes.small();
        if (place > 0) {
            return texts.get(place - 1);
        }
        var text = bytes.text();
        texts.add(text);
        return text;
    }

    Object shared(Part part) {
        int place = bytes.small();
        if (place > 0) {
            return values.get(place - 1);
        }
        int here = values.size();
        values.add(part); // keeps the place while what is inside the value takes the next ones
        var value = part.unpack(this);
        values.set(here, value);
        return value;
    }
}
