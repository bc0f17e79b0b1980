package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.attachment.FileStore;
import java.nio.charset.StandardCharsets;

/** Thread ids, made from what began the thread, so that the same history gives the same ids. */
final class ThreadIds {
    private ThreadIds() {}

    static String of(String beginning) {
        return "T-" + FileStore.hash(beginning.getBytes(StandardCharsets.UTF_8)).substring(0, 20);
    }
}
