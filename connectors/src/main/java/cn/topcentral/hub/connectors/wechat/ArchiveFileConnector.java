package cn.topcentral.hub.connectors.wechat;

import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads exported session archives, one JSON message per line. */
public final class ArchiveFileConnector implements FileConnector {
    /** WeCom's longest messages (forwarded chats) are far below. */
    private static final int MAX_LINE_BYTES = 1 << 20;

    private static final int SNIFFED_BYTES = 8192;

    private final ArchiveDecoder decoder;

    public ArchiveFileConnector(ArchiveDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public String channel() {
        return "wecom";
    }

    /** Files of JSON lines; a plain .json only when its beginning looks like a message. */
    @Override
    public boolean accepts(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl")
                || name.endsWith(".ndjson")
                || (name.endsWith(".json") && startsLikeMessage(file));
    }

    @Override
    public Stream<ImportItem> read(Path file) throws IOException {
        return TextLines.of(file, MAX_LINE_BYTES).map(this::decode);
    }

    private ImportItem decode(TextLines.Line line) {
        if (line instanceof TextLines.Text text) {
            return decoder.decode(line.position(), text.text());
        }
        if (line instanceof TextLines.Unreadable unreadable) {
            return new ImportItem.Rejected(line.position(), unreadable.reason());
        }
        throw new IllegalStateException("Unknown kind of line: " + line.getClass());
    }

    private static boolean startsLikeMessage(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(SNIFFED_BYTES), StandardCharsets.UTF_8).contains("\"msgid\"");
        } catch (IOException unreadable) {
            // Let the import report it as a file that cannot be opened.
            return true;
        }
    }
}
