package org.socai.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;

/**
 * A day's use of the program in a network namespace that has nothing but loopback; ends with an
 * error when something tried to reach further. The namespace is that of whoever starts this.
 */
final class SilentUse {
    /** Reserved for documentation by RFC 5737: nobody is there. */
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("192.0.2.1", 443);

    private static final int TIMEOUT_MILLIS = 1_000;

    private SilentUse() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        String said;
        try (var program = Program.serve(folder)) {
            use(program.client());
            assertThat(NetworkAttempts.foreignSockets()).isEmpty();
            program.stop();
            said = program.everythingSaid();
        }
        assertThat(said)
                .doesNotContain("UnknownHost", "NoRouteToHost", "ConnectException", "unreachable");
        assertThat(NetworkAttempts.counted()).isEqualTo(new NetworkAttempts(0, 0));
        theCountersWouldHaveShownAnAttempt();
    }

    private static void use(Client client) throws IOException {
        client.book("director", "late-interest-rates", SampleFiles.path("late-interest-rates.csv"));
        client.book("collector", "units", SampleFiles.path("units.csv"));
        var job = client.book("collector", "declarations", SampleFiles.path("declarations.csv"));
        assertThat(job.get("state").asString()).isEqualTo("SUCCEEDED");
        var balance = client.get("auditor", "/api/v1/units/TI0001A/balance");
        assertThat(balance.get("totals").get("outstanding").asLong()).isPositive();
        var arrears = client.get("reporter", "/api/v1/reports/arrears?effectiveOn=2026-09-30");
        assertThat(arrears.get("totals").get("units").asInt()).isPositive();
        assertThat(client.get("reporter", "/v3/api-docs").get("paths")).isNotEmpty();
    }

    private static void theCountersWouldHaveShownAnAttempt() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(OUTSIDE, TIMEOUT_MILLIS);
            throw new AssertionError("there is a way out of this namespace");
        } catch (SocketException noRoute) {
            assertThat(NetworkAttempts.counted().withoutRoute()).isPositive();
        }
    }
}
