package cn.topcentral.hub.connectors.extraction;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its first bytes. Only those are looked at, so this is safe in the hub's own process. */
public final class FileKind {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private FileKind() {}

    /** The media type, e.g. {@code application/pdf}; {@code application/octet-stream} when the bytes tell nothing. */
    public static String of(Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.detect(content, new Metadata()).toString();
        }
    }

    /** Whether it is to be heard rather than read. */
    static boolean isRecording(String mediaType) {
        MediaType type = MediaType.parse(mediaType);
        return type != null && (type.getType().equals("audio") || type.getType().equals("video"));
    }
}
