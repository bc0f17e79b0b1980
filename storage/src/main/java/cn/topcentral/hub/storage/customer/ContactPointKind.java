package cn.topcentral.hub.storage.customer;

import java.util.Locale;

/** By what a party can be recognised. The value that goes with each kind is normalised, see {@code connectors.party}. */
public enum ContactPointKind {
    /** A full address, lower case. */
    EMAIL,
    /** A company's mail domain, lower case; never a free-mail provider's. */
    DOMAIN,
    /** A number in E.164. */
    PHONE,
    /** A member of our own WeCom, lower case. */
    WECOM_USER,
    /** A customer's id in WeCom (external_userid), case kept. */
    WECOM_EXTERNAL,
    /** A WeCom group chat that was bound to a customer. */
    WECOM_ROOM,
    /** A company or person known by name only, as visit reports and forms give them. */
    NAME;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ContactPointKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
