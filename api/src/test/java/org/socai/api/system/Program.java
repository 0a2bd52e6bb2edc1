package org.socai.api.system;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.socai.api.SocaiApplication;

/** The program with its database, started as its operator would, with one user per role. */
public final class Program implements AutoCloseable {
    /** The password of every user; the role is the user's name. */
    public static final String PASSWORD = "password of the system tests";

    private static final Pattern READY = Pattern.compile("(?m)^socai ready (http://\\S+)$");
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final int MOST_SHOWN = 8_000;
    private static final Duration TO_DIE = Duration.ofSeconds(30);

    private final Path data;
    private final Path output;
    private final Path errors;
    private final Process process;
    private @Nullable URI address;

    private Program(Path folder, List<String> command) throws IOException {
        data = Files.createDirectories(folder.resolve("data")).toRealPath();
        output = Files.createTempFile(folder, "output-", ".txt");
        errors = Files.createTempFile(folder, "errors-", ".txt");
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        builder.environment().put("SOCAI_DEMO_PASSWORD", PASSWORD);
        process = builder.start();
    }

    /** Serves what is in {@code data} below a folder; returns when requests are accepted. */
    public static Program serve(Path folder, String... jvmOptions) throws IOException {
        return start(folder, List.of(jvmOptions), "serve", "--demo-users");
    }

    /** Serves on the database that the options name, with one user per role. */
    public static Program serveOn(List<String> databaseOptions, Path folder, String... jvmOptions)
            throws IOException {
        var arguments = new ArrayList<>(List.of("serve", "--demo-users"));
        arguments.addAll(databaseOptions);
        return start(folder, List.of(jvmOptions), arguments.toArray(String[]::new));
    }

    /**
     * Makes the read models of what is in {@code data} anew; returns when the command has ended.
     */
    public static void rebuild(Path folder) throws IOException {
        var command = command(folder, List.of(), "rebuild");
        try (var program = new Program(folder, command)) {
            program.awaitEnd(TO_START);
            if (program.process.exitValue() != 0) {
                throw new AssertionError("not rebuilt:\n" + program.everythingSaid());
            }
        }
    }

    /** Serves the sample ledger; returns when it is imported and its months are closed. */
    static Program demo(Path folder) throws IOException {
        return start(folder, List.of(), "demo");
    }

    private static Program start(Path folder, List<String> jvmOptions, String... arguments)
            throws IOException {
        var program = new Program(folder, command(folder, jvmOptions, arguments));
        try {
            program.awaitReady();
        } catch (AssertionError | RuntimeException failure) {
            program.close();
            throw failure;
        }
        return program;
    }

    private static List<String> command(Path folder, List<String> jvmOptions, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(SocaiApplication.class.getName());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--port", "0", "--data-dir", folder.resolve("data").toString()));
        return command;
    }

    private void awaitReady() {
        Waiting.until("ready", TO_START, () -> isReady() || !process.isAlive());
        if (!isReady()) {
            throw new AssertionError("the program ended instead:\n" + everythingSaid());
        }
    }

    private boolean isReady() {
        var ready = READY.matcher(output());
        if (ready.find()) {
            address = URI.create(ready.group(1));
        }
        return address != null;
    }

    /** Calls to this server. */
    public Client client() {
        if (address == null) {
            throw new IllegalStateException("the program is not ready");
        }
        return new Client(address);
    }

    public Process process() {
        return process;
    }

    public Path data() {
        return data;
    }

    /** What it wrote to standard output. */
    public String output() {
        return read(output);
    }

    public String everythingSaid() {
        return read(output) + read(errors);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Kills the program without warning, and nothing else. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(TO_DIE);
    }

    /** Kills the database server without warning; its other processes end by themselves. */
    public void killDatabase() throws IOException {
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
    }

    /** The process number of the database server. */
    public long postmaster() throws IOException {
        var pidFile = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return Long.parseLong(pidFile.getFirst().strip());
    }

    /** Kills every process of the database without warning. */
    public void killDatabaseProcesses() {
        databaseProcesses().forEach(ProcessHandle::destroyForcibly);
    }

    /** Tells the program to stop, as its operator does, and returns how long it took. */
    public Duration stop() {
        long told = System.nanoTime();
        process.destroy();
        awaitEnd(TO_DIE);
        return Duration.ofNanos(System.nanoTime() - told);
    }

    /** The running processes of this database, told by their executable. */
    public List<ProcessHandle> databaseProcesses() {
        var binaries = data.resolve("binaries").toString();
        return ProcessHandle.allProcesses()
                .filter(one -> one.info().command().orElse("").startsWith(binaries))
                .toList();
    }

    private void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), MILLISECONDS)) {
                throw new AssertionError("the program does not end:\n" + everythingSaid());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Leaves no process behind, and prints what failed inside, which its answers do not say. */
    @Override
    public void close() {
        kill();
        var said = everythingSaid();
        int failed = said.indexOf(" ERROR ");
        if (failed >= 0) {
            int line = said.lastIndexOf('\n', failed) + 1;
            System.out.println(said.substring(line, Math.min(said.length(), line + MOST_SHOWN)));
        }
        Waiting.until("database gone", TO_DIE, this::isDatabaseGone);
    }

    private boolean isDatabaseGone() {
        killDatabaseProcesses();
        return databaseProcesses().isEmpty();
    }
}
