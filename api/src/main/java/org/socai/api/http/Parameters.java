package org.socai.api.http;

import java.util.regex.Pattern;
import org.socai.api.problem.RequestRefused;
import org.socai.projections.Page;

/** Parameters that several questions have, read and checked. */
public final class Parameters {
    /** What {@code office} means. */
    public static final String OFFICE =
            "An office code or the beginning of one, such as a province; all by default.";

    private static final Pattern OFFICE_FORM = Pattern.compile("[A-Z0-9]{0,15}");

    private Parameters() {}

    /**
     * A page of a list.
     *
     * @throws RequestRefused when there can be no such page
     */
    public static Page page(int number, int size) {
        if (number < 0) {
            throw RequestRefused.invalid("page", "is counted from 0");
        }
        if (size < 1 || size > Page.LARGEST) {
            throw RequestRefused.invalid("size", "lies between 1 and " + Page.LARGEST);
        }
        return new Page(number, size);
    }

    /**
     * An office code or the beginning of one.
     *
     * @throws RequestRefused when no office code begins like that
     */
    public static String office(String text) {
        if (!OFFICE_FORM.matcher(text).matches()) {
            throw RequestRefused.invalid("office", "is up to 15 capital letters and digits");
        }
        return text;
    }
}
