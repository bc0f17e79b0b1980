package cn.topcentral.hub.templates.card;

import java.net.URI;
import java.util.Optional;

/** Where a tap leads: a web page (WeCom type 1) or a mini program (type 2). */
public sealed interface Destination {

    static Destination page(URI address) {
        return new Page(address);
    }

    /** A web page; the address is absolute, http or https, and at most 2048 bytes. */
    record Page(URI address) implements Destination {
        public Page {
            CardRules.webAddress(address, "url");
        }
    }

    record MiniProgram(String appId, Optional<String> pagePath) implements Destination {
        public MiniProgram {
            CardRules.key(appId, CardRules.KEY_BYTES, "appid");
            pagePath.ifPresent(path -> CardRules.key(path, CardRules.KEY_BYTES, "pagepath"));
        }
    }
}
