package cn.topcentral.hub.connectors.wechat.archive;

import java.util.Map;
import java.util.Set;

/** The archive's library answered with a code other than 0 (the table of page 91774). The message names the call, the code and what would help. */
public final class SdkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(10000, "a parameter is bad; check wecom.corp_id and wecom.archive.secret"),
            Map.entry(10001, "the network failed; check wecom.archive.proxy if the machine needs one"),
            Map.entry(10002, "the answer could not be read"),
            Map.entry(10003, "a system call failed"),
            Map.entry(10004, "the key is bad"),
            Map.entry(10005, "the file id is bad"),
            Map.entry(10006, "it could not be decrypted"),
            Map.entry(10007, "there is no key of this version"),
            Map.entry(10008, "the key of the message could not be read"),
            Map.entry(10009, "this machine's address is not among the archive's trusted IPs; add it in the console"),
            Map.entry(10010, "it has expired: WeCom keeps it for five days"),
            Map.entry(10011, "the certificate is bad"));

    private static final Set<Integer> PASSING = Set.of(10001, 10002, 10003);
    private static final Set<Integer> GONE = Set.of(10005, 10010);

    private final int code;

    public SdkFailure(String call, int code) {
        super(call + " answered " + code + ": "
                + MEANINGS.getOrDefault(code, "a code page 91774 does not know; look there for a newer table"));
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether trying again soon may help. */
    boolean passing() {
        return PASSING.contains(code);
    }

    /** Whether what was asked for will never come. */
    boolean gone() {
        return GONE.contains(code);
    }
}
