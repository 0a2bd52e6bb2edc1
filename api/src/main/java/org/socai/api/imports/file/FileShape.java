package org.socai.api.imports.file;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file of some kind must look like.
 *
 * @param name the kind's name in a sentence
 * @param columns the columns of its header row, in order; XML is read into the same columns
 * @param formats the formats it may come in
 */
public record FileShape(String name, List<String> columns, Set<FileFormat> formats) {
    public FileShape {
        columns = List.copyOf(columns);
        formats = Set.copyOf(formats);
    }

    void mustAccept(FileFormat format) {
        if (!formats.contains(format)) {
            String accepted =
                    formats.stream()
                            .sorted()
                            .map(FileFormat::label)
                            .collect(Collectors.joining(" or "));
            throw new FileRefused(
                    FileRefused.Reason.WRONG_FORMAT,
                    "The file is %s; %s come as %s.".formatted(format.label(), name, accepted));
        }
    }
}
