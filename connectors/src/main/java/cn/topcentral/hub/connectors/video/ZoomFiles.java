package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.fetch.FileGone;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recordings of Zoom: the link is looked up by meeting and file, and opened with our own token. */
final class ZoomFiles implements RemoteFiles {
    private final ZoomApi api;
    private final String prefix;

    ZoomFiles(ZoomApi api, String accountId) {
        this.api = api;
        this.prefix = ZoomHookType.NAME + ":" + accountId + "/";
    }

    static String reference(String accountId, String uuid, String fileId) {
        return ZoomHookType.NAME + ":" + accountId + "/" + URLEncoder.encode(uuid, StandardCharsets.UTF_8) + "/"
                + URLEncoder.encode(fileId, StandardCharsets.UTF_8);
    }

    @Override
    public boolean serves(String reference) {
        return reference.startsWith(prefix);
    }

    @Override
    public InputStream open(String reference) {
        String[] ids = reference.substring(prefix.length()).split("/", 2);
        if (ids.length < 2) {
            throw new FileGone("the reference names no file");
        }
        String uuid = URLDecoder.decode(ids[0], StandardCharsets.UTF_8);
        String fileId = URLDecoder.decode(ids[1], StandardCharsets.UTF_8);
        try {
            for (JsonNode file : api.recordings(uuid).path("recording_files")) {
                if (ReportJson.text(file, "id").filter(fileId::equals).isPresent()) {
                    String address = ReportJson.text(file, "download_url")
                            .orElseThrow(() -> new SourceUnavailable("Zoom has no link to the file yet"));
                    return api.download(address, Optional.empty());
                }
            }
            throw new FileGone("the recording has no such file any more");
        } catch (VendorRefused refused) {
            if (refused.isAbsence()) {
                throw new FileGone("the recording was deleted at Zoom");
            }
            throw new SourceUnavailable(String.valueOf(refused.getMessage()), refused);
        }
    }
}
