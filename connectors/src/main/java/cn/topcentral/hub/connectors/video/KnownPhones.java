package cn.topcentral.hub.connectors.video;

import java.util.Collection;
import java.util.List;

/** The telephone numbers of all contacts, by which hashed numbers of participants are recognised. Safe to share between threads. */
@FunctionalInterface
public interface KnownPhones {

    /** All of them in E.164, asked once for each meeting. */
    Collection<String> e164();

    /** For a hub that recognises nobody by a hash. */
    static KnownPhones none() {
        return List::of;
    }
}
