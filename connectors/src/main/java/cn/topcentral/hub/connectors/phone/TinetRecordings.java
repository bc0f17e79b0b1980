package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.fetch.FileGone;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;

/**
 * The recordings of 天润融通, of which pushes name the file only: the API gives an address that is good for some minutes. What is at the
 * address is fetched the way all addresses are, for it is one of the vendor's storage and not to be trusted more than others.
 */
final class TinetRecordings implements RemoteFiles {
    private final String prefix;
    private final TinetApi api;
    private final Function<String, InputStream> addresses;

    /**
     * @param enterprise whose recordings
     * @param addresses opens an address
     */
    TinetRecordings(String enterprise, TinetApi api, Function<String, InputStream> addresses) {
        this.prefix = "tinet:" + enterprise + "/";
        this.api = api;
        this.addresses = addresses;
    }

    @Override
    public boolean serves(String reference) {
        return reference.startsWith(prefix);
    }

    @Override
    public InputStream open(String reference) {
        String call = reference.substring(prefix.length());
        String address = CallJson.find(
                        api.ask("describe_record_file_url", Map.of("mainUniqueId", call)), "recordFileUrl")
                .orElseThrow(() -> new SourceUnavailable(prefix + call + " has no recordFileUrl yet"));
        if (!CallRecording.isAddress(address)) {
            throw new FileGone("The recordFileUrl of " + prefix + call + " is no http address");
        }
        return addresses.apply(address);
    }
}
