package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.storage.attachment.FileStore;
import java.io.ByteArrayOutputStream;

/**
 * Tells two mails apart that carry the same Message-ID, as printers and ERP systems send them. Made of the body as it was sent, not as it was
 * understood, so that a later version of the decoder finds the same; white space is left out, because copies differ in their line ends.
 */
final class BodyHash {
    private BodyHash() {}

    static String of(byte[] raw) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(raw.length);
        for (int i = MimePart.headerEnd(raw, 0, raw.length); i < raw.length; i++) {
            if (raw[i] > ' ' || raw[i] < 0) {
                body.write(raw[i]);
            }
        }
        return FileStore.hash(body.toByteArray()).substring(0, 16);
    }
}
