package org.socai.api.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.http.ServerUnderTest;
import org.socai.api.http.ServerUnderTest.Answer;

/**
 * What a {@code curl} command asks for. An option that is not known here is an error.
 *
 * @param user whose credentials are sent
 * @param body what {@code -d} sends; null for none
 * @param file what {@code -F file=@…} sends, below the checkout; null for none
 * @param accept the wanted form; null for any
 */
record Curl(
        String method,
        String user,
        String address,
        @Nullable String body,
        @Nullable Path file,
        @Nullable String accept) {
    private static final String FILE = "file=@";
    private static final String IMPORTS = "/api/v1/imports/";

    static Curl of(List<String> words) {
        var rest = words.iterator();
        if (!rest.next().equals("curl")) {
            throw new AssertionError("only curl is known here: " + words);
        }
        var parts = new Parts();
        while (rest.hasNext()) {
            parts.take(rest.next(), rest);
        }
        return parts.curl(words);
    }

    private static final class Parts {
        private @Nullable String method;
        private @Nullable String user;
        private @Nullable String address;
        private @Nullable String body;
        private @Nullable Path file;
        private @Nullable String accept;
        private boolean json;

        void take(String word, Iterator<String> rest) {
            switch (word) {
                case "-sS" -> {}
                case "-o" -> rest.next();
                case "-X" -> method = rest.next();
                case "-u" -> user = rest.next();
                case "-d" -> body = rest.next();
                case "-F" -> file = file(rest.next());
                case "-H" -> header(rest.next());
                default -> {
                    if (word.startsWith("-") || address != null) {
                        throw new AssertionError("curl's '" + word + "' is not known here");
                    }
                    address = word;
                }
            }
        }

        private static Path file(String form) {
            if (!form.startsWith(FILE)) {
                throw new AssertionError("a file is sent as 'file', not as " + form);
            }
            return Path.of(form.substring(FILE.length()));
        }

        private void header(String header) {
            if (header.equals("Content-Type: application/json")) {
                json = true;
            } else if (header.startsWith("Accept: ")) {
                accept = header.substring("Accept: ".length());
            } else {
                throw new AssertionError("header '" + header + "' is not known here");
            }
        }

        Curl curl(List<String> words) {
            var credentials = ":" + ServerUnderTest.PASSWORD;
            if (address == null || user == null || !user.endsWith(credentials)) {
                throw new AssertionError(
                        "an address, a user and the demo password are needed: " + words);
            }
            if (json != (body != null)) {
                throw new AssertionError("a body is JSON and says so: " + words);
            }
            var implied = body != null || file != null ? "POST" : "GET";
            return new Curl(
                    method == null ? implied : method,
                    user.substring(0, user.length() - credentials.length()),
                    address,
                    body,
                    file,
                    accept);
        }
    }

    /** Sends it, as curl would. */
    Answer send(ServerUnderTest server) throws IOException {
        if (!address.startsWith(server.address())) {
            throw new AssertionError("the address does not begin with $SOCAI: " + address);
        }
        var path = address.substring(server.address().length());
        return switch (method) {
            case "GET" -> accept == null ? server.get(user, path) : server.get(user, path, accept);
            case "PUT" -> server.put(user, path, String.valueOf(body));
            case "POST" ->
                    file == null
                            ? server.post(user, path, String.valueOf(body))
                            : upload(server, path, file);
            default -> throw new AssertionError("method " + method + " is not known here");
        };
    }

    private Answer upload(ServerUnderTest server, String path, Path sent) throws IOException {
        if (!path.startsWith(IMPORTS)) {
            throw new AssertionError("files are sent to " + IMPORTS + "{kind}, not to " + path);
        }
        var content = Files.readAllBytes(Page.inCheckout(sent));
        return server.upload(
                user,
                path.substring(IMPORTS.length()),
                String.valueOf(sent.getFileName()),
                content);
    }
}
