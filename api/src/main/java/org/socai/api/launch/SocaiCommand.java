package org.socai.api.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.api.launch.LaunchOptions.ExternalDatabaseOptions;
import org.socai.api.rebuilds.RebuildOrder;
import org.socai.ledger.contribution.UnitCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code ./socai}. */
@CommandLine.Command(
        name = "socai",
        mixinStandardHelpOptions = true,
        version = "Socai 0.1.0",
        description =
                "The ledger of what employers owe to social, health and unemployment insurance.",
        subcommands = CommandLine.HelpCommand.class)
public final class SocaiCommand implements Runnable {
    private final ToIntFunction<LaunchOptions> program;

    @Spec private @Nullable CommandSpec spec;

    private SocaiCommand(ToIntFunction<LaunchOptions> program) {
        this.program = program;
    }

    /** Reads the arguments and runs the program they ask for; returns its exit code. */
    public static int run(String[] arguments, ToIntFunction<LaunchOptions> program) {
        return new CommandLine(new SocaiCommand(program)).execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(commandLine(), "say what to do: demo, serve or rebuild");
    }

    @CommandLine.Command(
            description =
                    "Serve with the sample ledger: import it, close its months, print its arrears.")
    int demo(@Mixin Options options) {
        return program.applyAsInt(options.launch(Command.DEMO, true, commandLine()));
    }

    @CommandLine.Command(description = "Serve the ledger.")
    int serve(
            @Mixin Options options,
            @Option(
                            names = "--demo-users",
                            description = "Have one user per role, named like the role.")
                    boolean demoUsers) {
        return program.applyAsInt(options.launch(Command.SERVE, demoUsers, commandLine()));
    }

    @CommandLine.Command(description = "Rebuild read models from the log, then end.")
    int rebuild(
            @Mixin Options options,
            @Option(
                            names = "--projection",
                            description = "Only this table; may be given several times.")
                    @Nullable List<String> projections,
            @Option(names = "--unit", description = "Only this unit, in all tables.")
                    @Nullable String unit,
            @Option(
                            names = "--accept-differences",
                            description =
                                    "Put new tables in place even where they differ from the old.")
                    boolean acceptDifferences) {
        var launch = options.launch(Command.REBUILD, false, commandLine());
        return program.applyAsInt(launch.with(order(projections, unit, acceptDifferences)));
    }

    private RebuildOrder order(
            @Nullable List<String> projections, @Nullable String unit, boolean acceptDifferences) {
        try {
            return new RebuildOrder(
                    projections == null ? List.of() : projections,
                    unit == null ? null : new UnitCode(unit),
                    acceptDifferences);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(commandLine(), wrong.getMessage());
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    /** What all commands understand. */
    static final class Options {
        @Option(
                names = "--port",
                defaultValue = "8080",
                description = "Port to serve on; 0 picks a free one.")
        int port;

        @Option(
                names = "--data-dir",
                defaultValue = "${sys:user.home}/.socai",
                description = "Where the data is kept (default: ~/.socai).")
        Path dataDirectory = Path.of(".");

        @Option(
                names = "--db-url",
                description =
                        "JDBC address of a PostgreSQL 15 or later, instead of the embedded one.")
        @Nullable String databaseUrl;

        @Option(
                names = "--db-user",
                description = "Its user; owns the tables and runs the migrations.")
        @Nullable String databaseUser;

        @Option(names = "--db-password-file", description = "File that holds the user's password.")
        @Nullable Path databasePasswordFile;

        @Option(names = "--db-app-user", description = "A login of its own for the application.")
        @Nullable String applicationUser;

        @Option(
                names = "--db-app-password-file",
                description = "File that holds that login's password.")
        @Nullable Path applicationPasswordFile;

        LaunchOptions launch(Command command, boolean demoUsers, CommandLine line) {
            if (port < 0 || port > 65_535) {
                throw new ParameterException(line, "--port lies between 0 and 65535");
            }
            return new LaunchOptions(
                    command,
                    port,
                    dataDirectory.toAbsolutePath().normalize(),
                    database(line),
                    demoUsers);
        }

        private @Nullable ExternalDatabaseOptions database(CommandLine line) {
            if (databaseUrl == null) {
                if (databaseUser != null
                        || databasePasswordFile != null
                        || applicationUser != null) {
                    throw new ParameterException(
                            line, "--db-url is missing beside the other --db options");
                }
                return null;
            }
            if (databaseUser == null || databasePasswordFile == null) {
                throw new ParameterException(
                        line, "--db-url needs --db-user and --db-password-file");
            }
            if ((applicationUser == null) != (applicationPasswordFile == null)) {
                throw new ParameterException(
                        line, "--db-app-user and --db-app-password-file go together");
            }
            return new ExternalDatabaseOptions(
                    databaseUrl,
                    databaseUser,
                    databasePasswordFile,
                    applicationUser,
                    applicationPasswordFile);
        }
    }
}
