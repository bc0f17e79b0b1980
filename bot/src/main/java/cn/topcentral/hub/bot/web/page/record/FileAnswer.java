package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.storage.attachment.StoredAttachment;
import cn.topcentral.hub.templates.page.record.RecordFile.Kind;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out what somebody outside sent us, so that a browser cannot be made to run it: under its own policy, as the type its bytes have, and saved rather
 * than opened unless it is a picture, a PDF or a recording.
 */
final class FileAnswer {
    private static final Logger log = LoggerFactory.getLogger(FileAnswer.class);

    private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

    /** Chromium's viewer does not start in a sandbox; it runs apart from the page anyway, and nothing in it is HTML. */
    private static final String PDF = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private FileAnswer() {}

    /** @param save whether to save it rather than open it */
    static void send(Context context, Path file, ServedType type, StoredAttachment attachment, boolean save)
            throws IOException {
        String tag = "\"" + attachment.hash().orElse("") + "\"";
        context.header("Content-Security-Policy", type.kind() == Kind.DOCUMENT ? PDF : SANDBOX)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                // Kept, but asked for each time: whoever loses the customer loses the file, and an unchanged one is not
                // sent again.
                .header("Cache-Control", "private, no-cache")
                .header("ETag", tag)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", disposition(attachment.fileName(), type.opened() && !save))
                .contentType(type.contentType());
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        try (FileChannel content = FileChannel.open(file)) {
            long size = content.size();
            Optional<String> range = Optional.ofNullable(context.header("Range"))
                    .filter(asked -> Optional.ofNullable(context.header("If-Range"))
                            .filter(other -> !other.equals(tag))
                            .isEmpty());
            ByteRange part = ByteRange.of(range, size).orElse(new ByteRange(0, size - 1));
            if (ByteRange.of(range, size).isPresent()) {
                if (!part.satisfiable()) {
                    context.status(HttpStatus.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + size);
                    return;
                }
                context.status(HttpStatus.PARTIAL_CONTENT)
                        .header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
            }
            context.header("Content-Length", Long.toString(part.length()));
            write(content, part, context);
        }
    }

    /** Past Javalin's compression, which would make another length of it; a player that jumps elsewhere just goes away. */
    private static void write(FileChannel content, ByteRange part, Context context) throws IOException {
        OutputStream out = context.res().getOutputStream();
        try (WritableByteChannel target = Channels.newChannel(out)) {
            long at = part.first();
            while (at <= part.last()) {
                long written = content.transferTo(at, part.last() - at + 1, target);
                if (written <= 0) {
                    throw new IOException("the file became shorter while it was read");
                }
                at += written;
            }
        } catch (IOException e) {
            log.debug("File not sent to its end path={}", context.path(), e);
        }
    }

    /** RFC 6266: the name in plain ASCII for old programs, and in UTF-8. */
    static String disposition(String fileName, boolean inline) {
        String name = CleanText.line(fileName).replaceAll("[/\\\\]", "_");
        String shown = name.isEmpty() ? "file" : name;
        String plain = shown.replaceAll("[^A-Za-z0-9 ._()-]", "_");
        String encoded = URLEncoder.encode(shown, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return (inline ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
