package org.socai.api.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The line between a program and its database, which a test can cut: at once, behind the next
 * commit, or so that nothing comes through while both ends still hold on to it.
 */
final class Line implements AutoCloseable {
    private final ServerSocket entrance;
    private final int server;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;
    private volatile CountDownLatch flowing = new CountDownLatch(0);
    private volatile CountDownLatch commit = new CountDownLatch(0);

    private Line(int server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** A line to a server on this machine. */
    static Line to(int port) throws IOException {
        return new Line(port);
    }

    /** Where the program finds it. */
    int port() {
        return entrance.getLocalPort();
    }

    /** Ends every connection, and refuses new ones until it is mended. */
    void cut() {
        isCut = true;
        ends.forEach(Line::close);
        ends.clear();
    }

    /**
     * Waits for the next commit that the program sends, lets it through to the server, and cuts the
     * line before the answer comes back.
     */
    void cutBehindCommit() throws InterruptedException {
        var seen = new CountDownLatch(1);
        commit = seen;
        seen.await();
    }

    /** Lets nothing through and tells nobody, until it is mended. */
    void hold() {
        flowing = new CountDownLatch(1);
    }

    void mend() {
        isCut = false;
        flowing.countDown();
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void connect(Socket program) throws IOException {
        if (isCut) {
            program.close();
            return;
        }
        var database = new Socket(InetAddress.getLoopbackAddress(), server);
        ends.add(program);
        ends.add(database);
        Thread.ofVirtual().start(() -> carry(program, database, true));
        Thread.ofVirtual().start(() -> carry(database, program, false));
    }

    private void carry(Socket from, Socket to, boolean toServer) {
        var bytes = new byte[8_192];
        try {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                flowing.await();
                if (toServer && commit.getCount() > 0 && isCommit(bytes, count)) {
                    passOnlyThis(to, bytes, count);
                    return;
                }
                to.getOutputStream().write(bytes, 0, count);
            }
        } catch (IOException ended) {
            // its other half ends with it
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    /** The answer finds nobody any more; the server gets what was sent all the same. */
    private void passOnlyThis(Socket to, byte[] bytes, int count) throws IOException {
        ends.remove(to);
        cut();
        to.getOutputStream().write(bytes, 0, count);
        to.shutdownOutput();
        commit.countDown();
    }

    private static boolean isCommit(byte[] bytes, int count) {
        return new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT");
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
