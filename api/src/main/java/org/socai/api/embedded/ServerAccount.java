package org.socai.api.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.socai.api.database.DatabaseRefused;

/**
 * The account that PostgreSQL's programs run under. It is the program's own, unless that is root,
 * as whom they refuse to run. Then they run in a user namespace of their own, where root's files
 * are theirs although they are nobody; and where the system allows no such namespace, as in many
 * containers, as another user, to whom the cluster is given.
 *
 * @param prefix what comes before a command to run it under this account
 * @param otherUser the user who must own the cluster, where it is not the one who runs the program
 */
record ServerAccount(List<String> prefix, @Nullable Integer otherUser) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NAMESPACE_PROBE = join(NAMESPACE, List.of("true"));

    /**
     * Settles the account for a cluster, or, when there is none yet, for the directory that it will
     * lie in.
     */
    static ServerAccount forClusterIn(DataDirectory directory) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return new ServerAccount(List.of(), null);
        }
        if (Command.run(List.of("id", "-u")).output().equals("0")) {
            return inPlaceOfRoot(owner(directory));
        }
        // PostgreSQL asks for the user's name; a container's arbitrary user has none outside a
        // namespace.
        var nameless = !Command.succeeds(List.of("id", "-un")) && Command.succeeds(NAMESPACE_PROBE);
        return nameless ? inNamespace() : new ServerAccount(detached(), null);
    }

    /** How to run a command under this account. */
    List<String> command(List<String> command) {
        return join(prefix, command);
    }

    /** Gives a directory and everything in it to the account, where that is another user. */
    void own(Path directory) throws IOException {
        if (otherUser == null || otherUser.equals(Files.getAttribute(directory, "unix:uid"))) {
            return;
        }
        try (var files = Files.walk(directory)) {
            // The directory itself last: its owner says whether all of this has been done.
            for (var file : files.toList().reversed()) {
                Files.setAttribute(file, "unix:uid", otherUser, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** The account in place of root, for a cluster that the given user owns. */
    private static ServerAccount inPlaceOfRoot(int owner) {
        if (owner == ROOT && Command.succeeds(NAMESPACE_PROBE)) {
            return inNamespace();
        }
        var user = owner == ROOT ? NOBODY : owner;
        // The capability lets the server reach its directory below one that only root may enter,
        // such as /root; the bit makes it count also where PostgreSQL asks before it opens a file.
        var asUser =
                List.of(
                        "setpriv",
                        "--reuid=" + user,
                        "--regid=" + user,
                        "--clear-groups",
                        "--securebits=+no_setuid_fixup",
                        "--inh-caps=+dac_override",
                        "--ambient-caps=+dac_override");
        if (Command.succeeds(join(asUser, List.of("true")))) {
            return new ServerAccount(join(detached(), asUser), user);
        }
        throw new DatabaseRefused(
                "PostgreSQL does not run as root, and this system offers neither a user namespace"
                        + " (unshare -U) nor another user (setpriv); start Socai as another user.");
    }

    private static ServerAccount inNamespace() {
        return new ServerAccount(join(detached(), NAMESPACE), null);
    }

    /**
     * A session of its own where there is such a thing: Ctrl-C in a terminal is for the program,
     * not its server.
     */
    private static List<String> detached() {
        return Command.succeeds(List.of("setsid", "true")) ? List.of("setsid") : List.of();
    }

    private static int owner(DataDirectory directory) throws IOException {
        var owned = Files.exists(directory.cluster()) ? directory.cluster() : directory.root();
        return (Integer) Files.getAttribute(owned, "unix:uid");
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
