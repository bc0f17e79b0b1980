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
    /** An account at some other service, with the service before it: {@code zoom:abc}, {@code openid:jsj:o6_bm}, {@code chatwoot:1:contact:7}. */
    ACCOUNT,
    /** A company by its name, as visit reports and forms give it; found among the customers' names. */
    COMPANY,
    /** A person known by name only: shown, but too many share a name to recognise anybody by it. */
    NAME;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ContactPointKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
