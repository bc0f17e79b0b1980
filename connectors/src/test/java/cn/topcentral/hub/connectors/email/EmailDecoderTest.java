package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailDecoderTest {

    private static final OwnDomains OWN = new OwnDomains(Set.of("topcentral-demo.cn", "Laowang@qq.com"));

    private static EmailDecoder.Outcome decode(byte[] raw) {
        return EmailDecoder.decode(raw, Mails.RECEIVED, OWN);
    }

    private static String reason(byte[] raw) {
        EmailDecoder.Outcome outcome = decode(raw);
        assertThat(outcome).isInstanceOf(EmailDecoder.Rejected.class);
        return ((EmailDecoder.Rejected) outcome).reason();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "li@aux-demo.cn, zhang@topcentral-demo.cn, INBOUND",
        "zhang@topcentral-demo.cn, li@aux-demo.cn, OUTBOUND",
        "zhang@sales.topcentral-demo.cn, wang@topcentral-demo.cn, INTERNAL",
        "laowang@qq.com, li@aux-demo.cn, OUTBOUND",
        "other@qq.com, zhang@topcentral-demo.cn, INBOUND",
        "li@nottopcentral-demo.cn, zhang@topcentral-demo.cn, INBOUND",
        "zhang@topcentral-demo.cn, broken address, OUTBOUND",
        "broken, zhang@topcentral-demo.cn, INBOUND"
    })
    void theSendersDomainDecidesTheDirection(String from, String to, Direction direction) {
        EmailDecoder.Outcome outcome = decode(ascii("From: " + from + "\nTo: " + to + "\n\nx"));
        assertThat(((EmailDecoder.Decoded) outcome).draft().direction()).contains(direction);
    }

    @Test
    void withoutOwnDomainsTheEngineDecides() {
        CommunicationDraft draft = Mails.draft("From: li@aux-demo.cn\n\nx");
        assertThat(draft.direction()).isEqualTo(Optional.empty());
        assertThat(draft.type()).isEqualTo(CommunicationType.EMAIL);
        assertThat(draft.source().system()).isEqualTo("email");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied | 报价 | auto-reply",
                "Auto-Submitted: auto-generated | 报价 | generated",
                "Auto-Submitted: no | 报价 | ",
                "X-Autoreply: yes | 报价 | auto-reply",
                "X-Other: 1 | 自动回复：报价 | auto-reply",
                "X-Other: 1 | Out of Office: trip | auto-reply",
                "Return-Path: <> | 系统退信 | bounce",
                "X-Other: 1 | 已读：报价 | receipt",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=x | 报价 | receipt",
                "X-Other: 1 | 系统退信怎么办 | "
            })
    void mailWrittenByAProgramIsMarked(String header, String subject, String kind) {
        CommunicationDraft draft = Mails.draft("From: li@aux-demo.cn\n" + header + "\nSubject: " + subject + "\n\nx");
        assertThat(Optional.ofNullable(draft.attributes().get("automatic"))).isEqualTo(Optional.ofNullable(kind));
    }

    @Test
    void anInvitationIsNotedAndKept() {
        CommunicationDraft draft =
                Mails.draft("From: li@aux-demo.cn\nContent-Type: text/calendar; method=request\n\nBEGIN:VCALENDAR\n");
        assertThat(draft.attributes()).containsEntry("calendar", "REQUEST");
        assertThat(Mails.attachmentNames(draft)).containsExactly("part-1.ics");
    }

    @ParameterizedTest
    @CsvSource({
        "application/pkcs7-mime; smime-type=enveloped-data, encrypted",
        "application/pkcs7-mime; smime-type=signed-data, signed",
        "multipart/encrypted; boundary=x, encrypted",
        "multipart/signed; boundary=x, signed"
    })
    void sealedMailIsMarked(String type, String attribute) {
        assertThat(Mails.draft("From: li@aux-demo.cn\nContent-Type: " + type + "\n\nMIAG")
                        .attributes())
                .containsEntry(attribute, "true");
    }

    @Test
    void whatIsNoMailIsRejectedWithTheRemedy() {
        assertThat(reason(new byte[0])).contains("empty");
        assertThat(reason(ascii("\r\n\r\n"))).contains("empty");
        assertThat(reason(ascii("Dear all,\nnote: nothing\n\nbye")))
                .contains("no mail header fields")
                .contains(".eml");
        assertThat(reason(new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2})).contains("binary");
        assertThat(reason(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .contains(".msg")
                .contains("Save");
        assertThat(reason(ascii("!BDN....."))).contains(".pst");
    }

    @Test
    void moreThanFiftyMegabytesAreRejected() {
        assertThat(reason(new byte[EmailDecoder.MAX_BYTES + 1]))
                .contains("51 MB")
                .contains("50 MB");
    }

    @Test
    void aZipBombIsStoredAndNeverOpened() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                out.write(zeros);
            }
        }
        String start =
                "From: li@aux-demo.cn\nContent-Type: application/zip; name=x.zip\nContent-Transfer-Encoding: base64\n\n";
        CommunicationDraft draft = Mails.draft(start + Base64.getMimeEncoder().encodeToString(zip.toByteArray()));
        assertThat(Mails.attachmentNames(draft)).containsExactly("x.zip");
        assertThat(Mails.attachmentBytes(draft, 0)).isEqualTo(zip.toByteArray());
    }

    @Test
    void nestingWithoutEndIsKeptUnopened() {
        StringBuilder mail = new StringBuilder("From: li@aux-demo.cn\n");
        for (int i = 0; i < 5000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        CommunicationDraft draft = Mails.draft(mail.append("\ntief").toString());
        assertThat(draft.attributes()).containsEntry("limit", "depth");
        assertThat(draft.attachments()).hasSize(1);
    }

    @Test
    void partsWithoutEndAreCutOff() {
        String start = "From: li@aux-demo.cn\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n你好\n";
        String part = "--b\nContent-Type: image/png\n\nx\n";
        CommunicationDraft draft = Mails.draft(start + part.repeat(100_000));
        assertThat(draft.content()).isEqualTo("你好");
        assertThat(draft.attachments()).hasSizeBetween(400, 500);
        assertThat(draft.attributes()).containsEntry("limit", "parts");
    }

    @Test
    void aTextOfMegabytesIsCutAndSaysSo() {
        CommunicationDraft draft = Mails.draft("From: li@aux-demo.cn\n\n" + "很长的一行\n".repeat(300_000));
        assertThat(draft.content().length()).isBetween(900_000, 1_000_000);
        assertThat(draft.attributes()).containsEntry("limit", "text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/mixed | --x⏎⏎没有边界参数⏎--x--",
                "multipart/mixed; boundary=x | --x⏎⏎没有边界参数",
                "multipart/mixed; boundary=\"x | --x⏎⏎没有边界参数⏎--x--",
                "multipart/mixed; boundary=y | 没有边界参数",
                "multipart/alternative; boundary=x | --x⏎Content-Type: text/plain⏎⏎⏎--x⏎Content-Type: text/html⏎⏎<p>没有边界参数</p>⏎--x--",
                "text | 没有边界参数",
                "; charset=utf-8 | 没有边界参数",
                "text/plain; charset=\"utf-8 | 没有边界参数"
            })
    void aBrokenStructureStillGivesItsText(String type, String body) {
        CommunicationDraft draft =
                Mails.draft("From: li@aux-demo.cn\nContent-Type: " + type + "\n\n" + body.replace("⏎", "\n"));
        assertThat(draft.content()).isEqualTo("没有边界参数");
    }

    @Test
    void base64ThatIsNoneIsReadAsItStands() {
        assertThat(Mails.draft("From: li@aux-demo.cn\nContent-Transfer-Encoding: base64\n\n你好，请报价。")
                        .content())
                .isEqualTo("你好，请报价。");
    }

    @Test
    void flowedLinesAreJoined() {
        assertThat(Mails.draft(
                                "From: li@aux-demo.cn\nContent-Type: text/plain; format=flowed\n\nPlease quote \n50 t of PC.\nThanks")
                        .content())
                .isEqualTo("Please quote 50 t of PC.\nThanks");
    }

    @Property(tries = 200)
    void noBytesMakeTheDecoderFail(@ForAll byte[] body, @ForAll String header) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(("Subject: " + header + "\nContent-Type: " + header + "\nFrom: " + header + "\nDate: " + header
                        + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
        raw.writeBytes(body);
        assertThat(decode(raw.toByteArray())).isNotNull();
        assertThat(decode(body)).isNotNull();
    }
}
