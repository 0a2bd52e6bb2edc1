package org.socai.api.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Linux counted in the network namespace of this process. Where loopback is the only interface
 * everything meant for elsewhere, a name server or a host, finds no route; a question to a name
 * server that is configured on loopback finds nobody listening.
 *
 * @param withoutRoute connections and datagrams that no interface leads to
 * @param withoutListener datagrams that reached this machine and nobody on it
 */
record NetworkAttempts(long withoutRoute, long withoutListener) {
    /**
     * 127.0.0.1 and ::1, also the first in the clothes of the second, as the kernel prints them.
     */
    private static final String LOOPBACK =
            "(0100007F|0{24}01000000|0{16}FFFF00000100007F):[0-9A-F]{4}";

    /** The near end and the far end; what listens has no far end yet. */
    private static final Pattern ON_LOOPBACK =
            Pattern.compile(LOOPBACK + " (" + LOOPBACK + "|0+:0000)");

    static NetworkAttempts counted() throws IOException {
        var second = Files.readAllLines(Path.of("/proc/self/net/snmp6"));
        return new NetworkAttempts(
                counter("Ip", "OutNoRoutes") + counter6(second, "Ip6OutNoRoutes"),
                counter("Udp", "NoPorts") + counter6(second, "Udp6NoPorts"));
    }

    /** A line with the names of a protocol's counters is followed by one with their values. */
    private static long counter(String protocol, String name) throws IOException {
        var lines =
                Files.readAllLines(Path.of("/proc/self/net/snmp")).stream()
                        .filter(line -> line.startsWith(protocol + ":"))
                        .map(line -> List.of(line.split(" ")))
                        .toList();
        return Long.parseLong(lines.get(1).get(lines.get(0).indexOf(name)));
    }

    private static long counter6(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "\t"))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** The ends of TCP connections, and what listens, that are not on loopback: none, one hopes. */
    static List<String> foreignSockets() throws IOException {
        return Stream.concat(sockets("tcp"), sockets("tcp6"))
                .filter(socket -> !ON_LOOPBACK.matcher(socket).matches())
                .toList();
    }

    private static Stream<String> sockets(String protocol) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/net/" + protocol)).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .map(cells -> cells[1] + " " + cells[2]);
    }
}
