package cn.topcentral.hub.templates.card;

import cn.topcentral.hub.templates.text.Shortening;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The hard rules that several parts share. Each names the field, what is wrong with it and what would be right. */
final class CardRules {
    static final int KEY_BYTES = 1024;
    static final int OPTION_ID_BYTES = 128;
    private static final int URL_BYTES = 2048;

    private CardRules() {}

    static <T> List<T> list(List<T> items, int least, int most, String field) {
        if (items.size() < least || items.size() > most) {
            throw new IllegalArgumentException(
                    field + " has " + items.size() + " items; WeCom takes " + least + " to " + most);
        }
        return List.copyOf(items);
    }

    /** An identifier comes back in a callback, so it is refused rather than altered. */
    static String key(String key, int maxBytes, String field) {
        if (key.isBlank() || key.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " is blank or holds control characters; give it visible text");
        }
        if (Shortening.bytes(key) > maxBytes) {
            throw new IllegalArgumentException(
                    field + " is " + Shortening.bytes(key) + " bytes; WeCom takes " + maxBytes);
        }
        return key;
    }

    static URI webAddress(URI address, String field) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
            throw new IllegalArgumentException(field + " is not an absolute http or https address");
        }
        if (Shortening.bytes(address.toASCIIString()) > URL_BYTES) {
            throw new IllegalArgumentException(field + " is longer than " + URL_BYTES + " bytes");
        }
        return address;
    }

    static void unique(Collection<String> keys, String field) {
        Set<String> seen = new HashSet<>();
        for (String key : keys) {
            if (!seen.add(key)) {
                throw new IllegalArgumentException(field + " \"" + key + "\" appears twice; make each unique");
            }
        }
    }
}
