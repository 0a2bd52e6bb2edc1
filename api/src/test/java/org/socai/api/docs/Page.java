package org.socai.api.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of the documentation.
 *
 * @param file below the checkout, such as {@code docs/start.md}
 */
record Page(Path file, List<String> lines) {
    private static final Path CHECKOUT = Path.of("..");

    Page {
        lines = List.copyOf(lines);
    }

    static Page of(String file) {
        return read(Path.of(file));
    }

    /** The readme of the checkout and everything below {@code docs}. */
    static List<Page> all() {
        try (var files = Files.walk(CHECKOUT.resolve("docs"))) {
            return Stream.concat(Stream.of(CHECKOUT.resolve("README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> read(CHECKOUT.relativize(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Page read(Path file) {
        try {
            return new Page(file, Files.readAllLines(inCheckout(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where a file of the checkout is found by a test, which runs in a module's folder. */
    static Path inCheckout(Path file) {
        return CHECKOUT.resolve(file);
    }

    /** The rows of all tables below a heading, up to the next heading; without heads and rules. */
    List<List<String>> tableBelow(String heading) {
        var rows = new ArrayList<List<String>>();
        boolean below = false;
        boolean inTable = false;
        for (var line : lines) {
            if (line.startsWith("#")) {
                below = line.replaceFirst("^#+ ", "").equals(heading);
            }
            boolean row = below && line.startsWith("|");
            if (row && inTable && !line.matches("[|:\\- ]+")) {
                rows.add(cells(line));
            }
            inTable = row;
        }
        if (rows.isEmpty()) {
            throw new AssertionError(file + " has no table below the heading '" + heading + "'");
        }
        return rows;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** A cell without the marks of code. */
    static String plain(String cell) {
        return cell.replace("`", "");
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
