package org.socai.api.imports;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.api.jobs.JobAnswers;
import org.socai.api.jobs.JobSignal;
import org.socai.api.jobs.JobView;
import org.socai.api.jobs.Jobs;
import org.socai.api.launch.LaunchOptions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Takes files in and answers how far they have been booked. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "imports")
class ImportController {
    private final Jobs jobs;
    private final JobAnswers answers;
    private final JobSignal signal;
    private final Path uploads;

    ImportController(Jobs jobs, JobAnswers answers, JobSignal signal, LaunchOptions options) {
        this.jobs = jobs;
        this.answers = answers;
        this.signal = signal;
        this.uploads = options.uploads();
    }

    /** Keeps the file and puts it at the end of the queue; it is booked once its turn comes. */
    @Operation(summary = "Send a file; it is booked once its turn comes")
    @PostMapping(path = "/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<JobView> send(
            @PathVariable String kind, @RequestPart("file") MultipartFile file, Principal user)
            throws IOException {
        var known =
                ImportKind.ofSlug(kind)
                        .orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                "there is no kind of import named '" + kind + "'"));
        var id = UUID.randomUUID();
        var digest = keep(file, id);
        try {
            jobs.addImport(
                    id,
                    known.slug(),
                    user.getName(),
                    shortened(file.getOriginalFilename()),
                    digest);
        } catch (CannotGetJdbcConnectionException lost) {
            // Certainly no job: senders who try again would fill the disk. Of any other failure it
            // is
            // not known, and a job must find its file.
            Files.deleteIfExists(uploads.resolve(id.toString()));
            throw lost;
        }
        signal.added();
        var address = URI.create("/api/v1/imports/" + id);
        return ResponseEntity.accepted().location(address).body(answers.answer(id, false, 0, 1));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How an import stands, with a page of what was not booked")
    JobView get(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return answers.answer(id, false, Math.max(0, page), Math.clamp(size, 1, 1_000));
    }

    @Operation(summary = "The same again and again until it has ended")
    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@PathVariable UUID id) {
        return answers.progress(id, false);
    }

    /** The name of a file is only shown to people, never used as a path. */
    private static @Nullable String shortened(@Nullable String name) {
        return name == null || name.length() <= 200 ? name : name.substring(0, 200);
    }

    /** The file is on the disk for good before its job is in the queue. */
    private String keep(MultipartFile file, UUID id) throws IOException {
        var part = uploads.resolve(id + ".part");
        try (InputStream in = file.getInputStream();
                var digesting = new DigestInputStream(in, sha256());
                var out = FileChannel.open(part, CREATE_NEW, WRITE)) {
            digesting.transferTo(Channels.newOutputStream(out));
            out.force(true);
            Files.move(part, uploads.resolve(id.toString()));
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
