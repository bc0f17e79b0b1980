package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.AttachmentDraft.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The photos and files a report names: below the report's own folder, or behind an https link. A report may come from anybody, so that a
 * path must not lead out of that folder, by {@code ..} or by a link.
 */
public final class ReportFiles {
    private static final long MAX_BYTES = 20L << 20;
    private static final int MAX_FILES = 100;
    private static final int MAX_NAME = 150;

    private final Optional<Path> folder;

    private ReportFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    /** For a report in a file: paths are relative to its folder. */
    public static ReportFiles beside(Path report) {
        return new ReportFiles(Optional.of(
                Optional.ofNullable(report.toAbsolutePath().getParent()).orElse(Path.of("/"))));
    }

    /** For a report that came over the network: links only. */
    public static ReportFiles linksOnly() {
        return new ReportFiles(Optional.empty());
    }

    /**
     * Takes the files in.
     *
     * @throws UnreadableReportException when one is missing, too large or outside the folder; names which
     */
    public List<AttachmentDraft> attachments(JsonNode list) {
        List<JsonNode> items = ReportJson.items(list);
        if (items.size() > MAX_FILES) {
            throw new UnreadableReportException("photos names " + items.size() + " files; at most " + MAX_FILES);
        }
        List<AttachmentDraft> attachments = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            String where = "photos[" + i + "]";
            String reference = item.isObject()
                    ? ReportJson.require(item, "path", "url")
                    : item.asText().strip();
            attachments.add(reference.matches("(?i)https?://.*") ? link(reference) : file(reference, where));
        }
        return attachments;
    }

    private static AttachmentDraft link(String url) {
        String path = url.replaceAll("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return attachment(name, new Content.Remote(url, 0));
    }

    private AttachmentDraft file(String reference, String where) {
        Path base = folder.orElseThrow(() -> new UnreadableReportException(
                where + " is no https link; a report that is not a file cannot name files beside it"));
        try {
            Path path = base.resolve(reference).normalize();
            if (Path.of(reference).isAbsolute() || !path.startsWith(base.normalize())) {
                throw outside(where);
            }
            if (!Files.isRegularFile(path)) {
                throw new UnreadableReportException(
                        where + " does not exist; put the file beside the report and import it again");
            }
            if (!path.toRealPath().startsWith(base.toRealPath())) {
                throw outside(where);
            }
            if (Files.size(path) > MAX_BYTES) {
                throw new UnreadableReportException(where + " is larger than 20 MB; make it smaller");
            }
            return attachment(String.valueOf(path.getFileName()), new Content.Bytes(Files.readAllBytes(path)));
        } catch (InvalidPathException e) {
            throw new UnreadableReportException(where + " is no path", e);
        } catch (IOException e) {
            throw new UnreadableReportException(
                    where + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    private static UnreadableReportException outside(String where) {
        return new UnreadableReportException(
                where + " leads out of the report's folder; put the file beside the report");
    }

    private static AttachmentDraft attachment(String claimed, Content content) {
        String visible = claimed.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "").strip();
        String name = visible.isEmpty() ? "未命名文件" : visible.substring(Math.max(0, visible.length() - MAX_NAME));
        String mediaType = Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                .orElse("application/octet-stream");
        return new AttachmentDraft(name, mediaType, content, false, Optional.empty());
    }
}
