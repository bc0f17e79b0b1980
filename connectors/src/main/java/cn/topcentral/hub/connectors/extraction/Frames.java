package cn.topcentral.hub.connectors.extraction;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** JSON values on a pipe, each after its length in four bytes. A process that has been taken over by its input cannot flood the other side. */
final class Frames {
    /** A million characters of text, in JSON, in UTF-8. */
    private static final int LONGEST = 16_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Frames() {}

    static void write(DataOutputStream pipe, Object value) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(value);
        pipe.writeInt(bytes.length);
        pipe.write(bytes);
        pipe.flush();
    }

    /** @throws IOException at the end of the pipe, and when what comes is no frame of this type */
    static <T> T read(DataInputStream pipe, Class<T> type) throws IOException {
        int length = pipe.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("A frame of " + length + " bytes is no frame of ours");
        }
        byte[] bytes = pipe.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("The pipe ended after " + bytes.length + " of " + length + " bytes");
        }
        return JSON.readValue(bytes, type);
    }
}
