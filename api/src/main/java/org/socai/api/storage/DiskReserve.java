package org.socai.api.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.api.launch.LaunchOptions;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Watches the room on the disk of the data directory, and stops writes before PostgreSQL has to.
 *
 * <p>A PostgreSQL that cannot extend its write-ahead log gives up with everybody's sessions and may
 * not come back, so a full disk would cost the answers too. While less than {@link #ROOM} is left,
 * writes are refused and jobs wait. What fills the disk need not be this program; for that case
 * {@code ROOM} more is held by a file, which is thrown off once the database would lack room, so
 * that it can finish what is under way, or recover, and goes on answering. Writes are taken again
 * once there is room for both. Thread-safe.
 */
@Component
public final class DiskReserve implements InitializingBean, DisposableBean {
    /** Four segments of the write-ahead log; a batch of an import needs a fraction of one. */
    public static final long ROOM = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);

    /** On top of both reserves, so that a disk just about full does not go back and forth. */
    private static final long MARGIN = ROOM / 4;

    /** What the database may want at once: two segments of its write-ahead log. */
    private static final long NEEDED = ROOM / 2;

    /** Whoever takes so much between two looks is not done yet. */
    private static final long QUICKLY = 1 << 20;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Path directory;
    private final Ballast ballast;
    private final Thread thread;
    private long before;
    private volatile boolean isShort;

    DiskReserve(LaunchOptions options) {
        directory = options.dataDirectory();
        boolean embedded = options.database() == null;
        ballast = new Ballast(directory.resolve("reserve"), embedded ? ROOM : 0);
        thread = Thread.ofPlatform().name("disk-reserve").daemon().unstarted(this::watch);
    }

    /** The database is started after this: on a full disk it needs the room. */
    @Override
    public void afterPropertiesSet() throws IOException {
        Files.createDirectories(directory);
        look();
        thread.start();
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }

    /** Whether writes are refused for want of room. */
    public boolean isShort() {
        return isShort;
    }

    /**
     * Asked before a write begins.
     *
     * @throws StorageFull when too little room is left
     */
    public void requireRoom() {
        if (isShort) {
            throw new StorageFull(
                    "the disk of the data directory has less than %d MiB left"
                            .formatted(ROOM >> 20));
        }
    }

    private void watch() {
        boolean seen = true;
        while (true) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
                look();
                seen = true;
            } catch (InterruptedException stopped) {
                return;
            } catch (IOException unknown) {
                if (seen) { // once, not five times a second
                    LOG.error("the room on the disk of {} is not known", directory, unknown);
                }
                seen = false;
            }
        }
    }

    private void look() throws IOException {
        long left = Files.getFileStore(directory).getUsableSpace();
        boolean filling = before - left > QUICKLY;
        before = left;
        if (left < ROOM) {
            runShort(left);
        } else if (isShort || !ballast.isHeld()) {
            recover(left);
        }
        // Thrown off while somebody is still filling the disk, the ballast would only go to them.
        if (left < NEEDED && !filling) {
            ballast.release();
        }
    }

    private void runShort(long left) {
        if (!isShort) {
            isShort = true;
            LOG.error("{} bytes are left on the disk of {}: writes are refused", left, directory);
        }
    }

    private void recover(long left) throws IOException {
        long wanted = ROOM + MARGIN + (ballast.isHeld() ? 0 : ROOM);
        if (left < wanted) {
            return;
        }
        if (!ballast.isHeld()) {
            ballast.hold();
        }
        if (isShort) {
            isShort = false;
            LOG.warn("there is room again on the disk of {}: writes are taken", directory);
        }
    }
}
