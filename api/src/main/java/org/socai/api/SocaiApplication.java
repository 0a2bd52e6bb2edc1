package org.socai.api;

import java.util.HashMap;
import java.util.Map;
import org.socai.api.database.DatabaseRefused;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.api.launch.SocaiCommand;
import org.socai.api.launch.StartRefused;
import org.socai.api.rebuilds.RebuildCommand;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The program. Serving goes on until the process is told to stop; the exit code says whether it
 * could start.
 */
@SpringBootApplication
public class SocaiApplication {
    /** Nothing runs after this but what serves. */
    private static final int STILL_SERVING = -1;

    public static void main(String[] arguments) {
        int code = SocaiCommand.run(arguments, SocaiApplication::run);
        if (code != STILL_SERVING) {
            System.exit(code);
        }
    }

    private static int run(LaunchOptions options) {
        try {
            if (options.command() == Command.REBUILD) {
                return rebuild(options);
            }
            start(options);
            return STILL_SERVING;
        } catch (RuntimeException failure) {
            return explain(failure);
        }
    }

    /** Starts the server; the context ends it when closed. */
    public static ConfigurableApplicationContext start(LaunchOptions options) {
        return application(options, WebApplicationType.SERVLET).run();
    }

    private static int rebuild(LaunchOptions options) {
        try (var context = application(options, WebApplicationType.NONE).run()) {
            return context.getBean(RebuildCommand.class).run(options.rebuild(), System.out);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static SpringApplicationBuilder application(
            LaunchOptions options, WebApplicationType type) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", options.port());
        properties.put("spring.servlet.multipart.location", options.uploads().toString());
        return new SpringApplicationBuilder(SocaiApplication.class)
                .web(type)
                .properties(properties)
                .initializers(
                        context ->
                                ((GenericApplicationContext) context)
                                        .registerBean(LaunchOptions.class, () -> options));
    }

    /** What the operator can do something about is one sentence; anything else is a stack trace. */
    private static int explain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseRefused || cause instanceof StartRefused) {
                System.err.println("socai: " + cause.getMessage());
                return 1;
            }
        }
        failure.printStackTrace();
        return 1;
    }
}
