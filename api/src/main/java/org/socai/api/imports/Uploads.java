package org.socai.api.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.api.jobs.Jobs;
import org.socai.api.launch.LaunchOptions;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Prepares the directory of uploads before the first request: it is there, and holds nothing but
 * the files of jobs that wait. A crash may have left halves of uploads and files of ended jobs.
 */
@Component
final class Uploads implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final Jobs jobs;
    private final Path directory;

    Uploads(Jobs jobs, LaunchOptions options) {
        this.jobs = jobs;
        this.directory = options.uploads();
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        Files.createDirectories(directory);
        var awaited = jobs.running();
        try (var files = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            for (var file : files) {
                if (!awaited.contains(file.getFileName().toString())) {
                    LOG.info("removing a file that an earlier run left behind: {}", file);
                    Files.delete(file);
                }
            }
        }
    }
}
