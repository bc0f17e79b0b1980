package cn.topcentral.hub.connectors.email;

/** Walks over the lines of a byte range without copying. A line ends with CRLF, LF, or a lone CR (old Macs). */
final class ByteLines {

    private final byte[] bytes;
    private final int limit;
    private int start;
    private int end;
    private int next;

    ByteLines(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        this.next = from;
    }

    /** Moves to the next line; false after the last. */
    boolean advance() {
        if (next >= limit) {
            return false;
        }
        start = next;
        end = start;
        while (end < limit && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        next = end;
        if (next < limit && bytes[next] == '\r') {
            next++;
            if (next < limit && bytes[next] == '\n') {
                next++;
            }
        } else if (next < limit) {
            next++;
        }
        return true;
    }

    /** Where the line begins. */
    int start() {
        return start;
    }

    /** Where its text ends, before the line break. */
    int end() {
        return end;
    }

    /** Where the next line begins. */
    int next() {
        return next;
    }

    boolean isEmpty() {
        return start == end;
    }

    boolean startsWith(byte[] prefix) {
        if (end - start < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[start + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
