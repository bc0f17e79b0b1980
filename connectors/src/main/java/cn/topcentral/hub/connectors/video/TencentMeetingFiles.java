package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.fetch.FileGone;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.Map;

/** Recordings of Tencent Meeting: a fresh link is asked for each time, it is valid for five minutes. */
final class TencentMeetingFiles implements RemoteFiles {
    private final TencentMeetingApi api;
    private final String prefix;

    TencentMeetingFiles(TencentMeetingApi api, String appId) {
        this.api = api;
        this.prefix = reference(appId, "");
    }

    static String reference(String appId, String recordFileId) {
        return TencentMeetingHookType.NAME + ":" + appId + "/" + recordFileId;
    }

    @Override
    public boolean serves(String reference) {
        return reference.startsWith(prefix);
    }

    @Override
    public InputStream open(String reference) {
        String id = reference.substring(prefix.length());
        try {
            JsonNode links = api.getAsOperator("/v1/addresses/" + TencentMeetingApi.encoded(id), Map.of());
            String address = ReportJson.text(links, "download_address")
                    .orElseThrow(() -> new SourceUnavailable("Tencent Meeting has no link to " + id + " yet"));
            return api.download(address);
        } catch (VendorRefused refused) {
            if (refused.isAbsence()) {
                throw new FileGone("recording " + id + " was deleted at Tencent Meeting");
            }
            throw new SourceUnavailable(String.valueOf(refused.getMessage()), refused);
        }
    }
}
