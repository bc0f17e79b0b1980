package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportItem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads .eml and .mbox files and the files of a maildir. */
public final class EmailFileConnector implements FileConnector {

    private static final Set<String> MAILBOX_ENDINGS = Set.of("mbox", "mbx");
    private static final Set<String> MAILDIR_FOLDERS = Set.of("cur", "new");

    /** {@code 1718418600.M1P2.host:2,S}; on file systems without colons the flags come after ; ! or -. */
    private static final Pattern MAILDIR_NAME = Pattern.compile("\\d{6,}\\.[^/\\\\.][^/\\\\]*");

    private final OwnDomains own;
    private final Clock clock;

    /**
     * Creates the connector.
     *
     * @param own decides direction and sides
     * @param clock says what "now" is: no mail is from later
     */
    public EmailFileConnector(OwnDomains own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public boolean accepts(Path file) {
        String name = fileName(file);
        String ending = ending(name);
        return ending.equals("eml")
                || MAILBOX_ENDINGS.contains(ending)
                || isMaildir(file, name)
                || (ending.isEmpty() && !name.startsWith(".") && beginsWithFrom(file));
    }

    @Override
    public Stream<ImportItem> read(Path file) throws IOException {
        String ending = ending(fileName(file));
        boolean mailbox = !ending.equals("eml") && !isMaildir(file, fileName(file)) && beginsWithFrom(file);
        return mailbox || MAILBOX_ENDINGS.contains(ending) ? mailbox(file) : Stream.of(single(file));
    }

    private ImportItem single(Path file) throws IOException {
        long size = Files.size(file);
        if (size > EmailDecoder.MAX_BYTES) {
            return new ImportItem.Rejected("", EmailDecoder.tooLarge(size).reason());
        }
        byte[] raw = Files.readAllBytes(file);
        Instant fallback = fromLine(raw).flatMap(FromLine::date).orElse(fileTime(file));
        return item("", EmailDecoder.decode(raw, fallback, clock.instant(), own), false);
    }

    private Stream<ImportItem> mailbox(Path file) throws IOException {
        Instant fileTime = fileTime(file);
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        MboxReader reader = new MboxReader(in, EmailDecoder.MAX_BYTES);
        return Stream.iterate(
                        next(reader, fileTime), Optional::isPresent, found -> found.filter(item -> !isReadError(item))
                                .flatMap(item -> next(reader, fileTime)))
                .flatMap(Optional::stream)
                .onClose(() -> close(in));
    }

    private Optional<ImportItem> next(MboxReader reader, Instant fileTime) {
        try {
            return reader.next().map(message -> item(message, fileTime));
        } catch (IOException e) {
            return Optional.of(new ImportItem.Rejected(READ_ERROR, "The file cannot be read on: " + e.getMessage()));
        }
    }

    private static final String READ_ERROR = "rest of the file";

    private static boolean isReadError(ImportItem item) {
        return item.position().equals(READ_ERROR);
    }

    private ImportItem item(MboxReader.Message message, Instant fileTime) {
        String position = "message " + message.number() + " at byte " + message.position();
        if (message.size() > EmailDecoder.MAX_BYTES) {
            return new ImportItem.Rejected(
                    position, EmailDecoder.tooLarge(message.size()).reason());
        }
        Instant fallback = message.delivered().orElse(fileTime);
        return item(position, EmailDecoder.decode(message.bytes(), fallback, clock.instant(), own), message.cutOff());
    }

    private static ImportItem item(String position, EmailDecoder.Outcome outcome, boolean cutOff) {
        if (outcome instanceof EmailDecoder.Rejected rejected) {
            return new ImportItem.Rejected(position, rejected.reason());
        }
        if (outcome instanceof EmailDecoder.Decoded decoded) {
            return cutOff ? truncated(position, decoded.draft()) : new ImportItem.Decoded(position, decoded.draft());
        }
        throw new IllegalStateException("Unknown outcome " + outcome.getClass());
    }

    private static ImportItem truncated(String position, CommunicationDraft draft) {
        return draft.content().isBlank() && draft.attachments().isEmpty()
                ? new ImportItem.Rejected(
                        position, "The file ends before the text of this message begins. Export the mailbox again.")
                : new ImportItem.Decoded(position, Truncated.mark(draft));
    }

    private static Optional<String> fromLine(byte[] raw) {
        String start = new String(raw, 0, Math.min(raw.length, 300), StandardCharsets.ISO_8859_1);
        return start.startsWith("From ") ? start.lines().findFirst() : Optional.empty();
    }

    private static boolean isMaildir(Path file, String name) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null
                && MAILDIR_FOLDERS.contains(fileName(folder).toLowerCase(Locale.ROOT))
                && MAILDIR_NAME.matcher(name).matches();
    }

    private static boolean beginsWithFrom(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(FromLine.PREFIX.length), FromLine.PREFIX);
        } catch (IOException e) {
            return false; // the import run reports what cannot be opened
        }
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static Instant fileTime(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
