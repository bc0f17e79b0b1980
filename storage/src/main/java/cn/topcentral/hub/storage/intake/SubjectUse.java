package cn.topcentral.hub.storage.intake;

import java.util.Locale;

/** A subject that was used with a party, and in which way. Kept so that the mails themselves are looked up only where it can matter. */
public record SubjectUse(long contactPointId, String subjectKey, Way way) {

    /** What kind of mail had the subject. */
    public enum Way {
        /** It began something: no reply prefix, and it names no other mail. */
        FRESH,
        /** It answers a mail it names. */
        REPLY,
        /** It has a reply prefix and does not name what it answers. */
        LOOSE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Way ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** One column holds both; a subject key has no control characters. */
    String code() {
        return subjectKey + '\u0001' + way.code();
    }

    static SubjectUse ofCode(long contactPointId, String code) {
        int end = code.lastIndexOf('\u0001');
        return new SubjectUse(contactPointId, code.substring(0, end), Way.ofCode(code.substring(end + 1)));
    }
}
