package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.fetch.FileGone;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import java.io.InputStream;

/** Recordings of Teams meetings, by their place in Graph. */
final class TeamsFiles implements RemoteFiles {
    private final GraphApi graph;
    private final String prefix;

    TeamsFiles(GraphApi graph, String tenantId) {
        this.graph = graph;
        this.prefix = reference(tenantId, "");
    }

    static String reference(String tenantId, String path) {
        return TeamsHookType.NAME + ":" + tenantId + "/" + path;
    }

    @Override
    public boolean serves(String reference) {
        return reference.startsWith(prefix);
    }

    @Override
    public InputStream open(String reference) {
        String path = reference.substring(prefix.length());
        if (!path.matches("users/[^/?#]+/onlineMeetings/[^/?#]+/(?:recordings|transcripts)/[^/?#]+")) {
            throw new FileGone("the reference is no recording");
        }
        try {
            return graph.download(path + "/content");
        } catch (VendorRefused refused) {
            if (refused.isAbsence()) {
                throw new FileGone("the recording was deleted at Teams, or its meeting has expired");
            }
            throw new SourceUnavailable(String.valueOf(refused.getMessage()), refused);
        }
    }
}
