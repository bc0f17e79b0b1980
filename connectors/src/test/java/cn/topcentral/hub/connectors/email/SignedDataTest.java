package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SignedDataTest {
    private static final byte[] INNER =
            "Content-Type: text/plain; charset=utf-8\r\n\r\n要 10 吨 ABS\r\n".getBytes(StandardCharsets.UTF_8);

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] der(int tag, byte[]... parts) {
        byte[] content = join(parts);
        return join(new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length}, content);
    }

    private static byte[] indefinite(int tag, byte[]... parts) {
        return join(new byte[] {(byte) tag, (byte) 0x80}, join(parts), new byte[] {0, 0});
    }

    private static byte[] oid(int last) {
        return der(0x06, new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, (byte) last});
    }

    private static byte[] signed(byte[] octets) {
        return der(
                0x30,
                oid(2),
                der(0xA0, der(0x30, der(0x02, new byte[] {1}), der(0x31), der(0x30, oid(1), der(0xA0, octets)))));
    }

    private static CommunicationDraft mail(byte[] block) {
        return Mails.draft("Message-ID: <s@x>\nFrom: li@auxgroup.com\nSubject: order\n"
                + "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(block));
    }

    @Test
    void theMailInsideIsRead() {
        CommunicationDraft draft = mail(signed(der(0x04, INNER)));
        assertThat(draft.content()).isEqualTo("要 10 吨 ABS");
        assertThat(draft.attachments()).isEmpty();
        assertThat(draft.attributes()).containsEntry("signed", "true").doesNotContainKey("encrypted");
    }

    @Test
    void piecesOfIndefiniteLengthAreJoined() {
        byte[] octets = indefinite(
                0x24, der(0x04, Arrays.copyOf(INNER, 20)), der(0x04, Arrays.copyOfRange(INNER, 20, INNER.length)));
        assertThat(SignedData.content(signed(octets)))
                .hasValueSatisfying(content -> assertThat(content).isEqualTo(INNER));
    }

    @Test
    void whatIsBrokenOrSealedStaysAnAttachment() {
        byte[] whole = signed(der(0x04, INNER));
        for (int length = 0; length < whole.length; length++) {
            assertThat(SignedData.content(Arrays.copyOf(whole, length))).isEmpty();
        }
        assertThat(SignedData.content(der(0x30, oid(3), der(0xA0, der(0x30))))).isEmpty();
        CommunicationDraft draft = mail(der(0x30, oid(3)));
        assertThat(draft.attachments()).hasSize(1);
    }
}
