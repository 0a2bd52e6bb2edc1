package org.socai.api.imports.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at a ZIP package before anything in it is parsed. Sizes a package states about itself are
 * not believed: every part is unpacked once, into nothing, and counted.
 */
final class PackageCheck {
    private static final int END_RECORD_BYTES = 22;
    private static final int END_RECORD_SIGNATURE = 0x06054b50;
    private static final int ZIP64 = 0xFFFF_FFFF;
    private static final int DIRECTORY_BYTES_PER_PART = 1024;

    private final FileLimits limits;
    private final Set<String> names = new HashSet<>();
    private final byte[] buffer = new byte[64 << 10];
    private long unpacked;

    private PackageCheck(FileLimits limits) {
        this.limits = limits;
    }

    /**
     * @throws FileRefused for what is no ZIP package, has too many parts, parts with names that
     *     lead out of the package or occur twice, encrypted parts, packages inside, or unpacks to
     *     too much
     */
    static void check(Path file, FileLimits limits) throws IOException {
        var check = new PackageCheck(limits);
        check.endRecord(file);
        try (var zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                check.part(zip, parts.nextElement());
            }
        } catch (ZipException | EOFException e) {
            // The JDK refuses encrypted parts, unknown methods and damaged data here.
            throw Workbook.broken("the package cannot be unpacked");
        }
    }

    /**
     * The directory of all parts is read into memory as a whole, so how large it is must be known
     * before it is opened.
     */
    private void endRecord(Path file) throws IOException {
        byte[] record = new byte[END_RECORD_BYTES];
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < END_RECORD_BYTES) {
                throw Workbook.broken("it is cut off");
            }
            in.seek(in.length() - END_RECORD_BYTES);
            in.readFully(record);
        }
        ByteBuffer fields = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        if (fields.getInt(0) != END_RECORD_SIGNATURE || fields.getShort(20) != 0) {
            throw Workbook.broken("it is cut off, or something follows its end");
        }
        if (fields.getInt(16) == ZIP64) {
            throw Workbook.broken("it is in the format for packages over 4 GB");
        }
        long parts = Short.toUnsignedLong(fields.getShort(10));
        long directory = Integer.toUnsignedLong(fields.getInt(12));
        if (parts > limits.parts() || directory > parts * DIRECTORY_BYTES_PER_PART) {
            throw new FileRefused(
                    FileRefused.Reason.DECOMPRESSION_BOMB,
                    "The package lists %d parts in %,d bytes; at most %d parts are unpacked."
                            .formatted(parts, directory, limits.parts()));
        }
    }

    private void part(ZipFile zip, ZipEntry part) throws IOException {
        String name = part.getName();
        if (name.startsWith("/") || name.contains("\\") || name.contains(":") || leadsUp(name)) {
            throw Workbook.broken("a part has a name that leads out of it");
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw Workbook.broken("two parts have the same name");
        }
        try (InputStream in = zip.getInputStream(part)) {
            unpack(in, part.getCompressedSize());
        }
    }

    private static boolean leadsUp(String name) {
        return ("/" + name + "/").contains("/../");
    }

    private void unpack(InputStream in, long packedSize) throws IOException {
        long size = 0;
        int count;
        while ((count = in.read(buffer)) > 0) {
            if (size == 0 && count > 3 && buffer[0] == 'P' && buffer[1] == 'K' && buffer[2] == 3) {
                throw Workbook.broken("another package is inside it");
            }
            size += count;
            unpacked += count;
            if (unpacked > limits.unpackedBytes()
                    || (size > limits.unpackedFloorBytes()
                            && size / limits.unpackedRatio() > packedSize)) {
                throw new FileRefused(
                        FileRefused.Reason.DECOMPRESSION_BOMB,
                        "The package unpacks to far more than a workbook of its size holds.");
            }
        }
    }
}
