package cn.topcentral.hub.connectors.hook;

import java.util.List;

/** A kind of hook one can configure: {@code hooks: {NAME: {type: zoom, secret: …}}}. */
public interface HookType {

    /** The word after {@code type:}, e.g. {@code zoom}, {@code tinet}. */
    String name();

    /** The further keys it takes. */
    List<Key> keys();

    /** A connector for one configured hook. */
    HookConnector connect(HookSettings settings);

    /**
     * One key of the configuration.
     *
     * @param meaning one sentence for {@code serve --check} and the documentation: what it is and where the vendor's console shows it
     */
    record Key(String name, boolean required, String meaning) {
        public static Key required(String name, String meaning) {
            return new Key(name, true, meaning);
        }

        public static Key optional(String name, String meaning) {
            return new Key(name, false, meaning);
        }
    }
}
