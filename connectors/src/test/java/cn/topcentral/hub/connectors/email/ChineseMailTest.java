package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Threading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Chinese mail programs and servers get wrong. */
class ChineseMailTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEAD =
            "From: li@aux-demo.cn\nMessage-ID: <1@aux-demo.cn>\nDate: Sat, 15 Jun 2024 09:30:00 +0800\n";
    private static final String TEXT = "镕喆公司：PCR-ABS 每吨€1200，请确认。";

    private static CommunicationDraft mail(String head, byte[] body) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes((HEAD + head + "\n\n").getBytes(StandardCharsets.US_ASCII));
        raw.writeBytes(body);
        return Mails.draft(raw.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gb2312",
                "GBK",
                "cp936",
                "x-gbk",
                "gb_2312-80",
                "GB18030",
                "utf-8",
                "us-ascii",
                "iso-8859-1",
                "unknown-8bit",
                "x-unknown",
                ""
            })
    void chineseBytesAreReadUnderAnyLabel(String label) {
        String type = label.isEmpty() ? "X-Nothing: 1" : "Content-Type: text/plain; charset=" + label;
        assertThat(mail(type, TEXT.getBytes(GB18030)).content()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb2312", "us-ascii", "iso-8859-1", "utf-8", "unknown-8bit"})
    void utf8BytesAreReadUnderAWrongLabel(String label) {
        assertThat(mail("Content-Type: text/plain; charset=" + label, TEXT.getBytes(StandardCharsets.UTF_8))
                        .content())
                .isEqualTo(TEXT);
    }

    @Test
    void theOldSevenBitChineseIsRead() {
        byte[] hz = "~{VPND~} PC/ABS ~~".getBytes(StandardCharsets.US_ASCII);
        assertThat(mail("Content-Type: text/plain; charset=hz-gb-2312", hz).content())
                .isEqualTo("中文 PC/ABS ~");
    }

    @Test
    void traditionalChineseIsRead() {
        byte[] body = "報價已寄出".getBytes(Charset.forName("Big5"));
        assertThat(mail("Content-Type: text/plain; charset=big5", body).content())
                .isEqualTo("報價已寄出");
        assertThat(mail("Content-Language: zh-TW\nContent-Type: text/plain", body)
                        .content())
                .isEqualTo("報價已寄出");
    }

    @Test
    void westernBytesDoNotBecomeChinese() {
        byte[] body = "Prix réservé à nos clients français, livré à Köln".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(mail("Content-Type: text/plain", body).content()).contains("réservé à nos clients français");
    }

    @Test
    void aPageThatDeclaresItsCharsetItselfIsRead() {
        byte[] page = "<html><head><meta charset=gb2312></head><body>镕喆</body></html>".getBytes(GB18030);
        assertThat(mail("Content-Type: text/html", page).content()).isEqualTo("镕喆");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=?utf-8?B?5L2g5aW9?= | 你好",
                "=?utf-8?B?5L2g5Q==?= =?utf-8?B?pb0=?= | 你好",
                "=?utf-8?B?5L2g5Q==?=⏎ =?utf-8?Q?=A5=BD?= | 你好",
                "Re:=?utf-8?B?5L2g5aW9?=abc | Re:你好abc",
                "\"=?utf-8?B?5L2g5aW9?=\" | \"你好\"",
                "=?gb2312?Q?=E9F=86=B4 PC?= | 镕喆 PC",
                "=?x-gbk?B?xOO6ww?= | 你好",
                "=?utf-8*zh?B?5L2g5aW9?= | 你好",
                "=?utf-8?Q?=E4=BD=A0_=3D?= | 你 =",
                "=?utf-8?B?!!!?= | ''",
                "=?utf-8?X?abc?= | =?utf-8?X?abc?="
            })
    void encodedWordsAreReadAsProgramsWriteThem(String written, String read) {
        String subject = Mails.draft(HEAD + "Subject: " + written.replace("⏎", "\n") + "\n\nx")
                .subject()
                .orElse("");
        assertThat(subject).isEqualTo(read.equals("''") ? "" : read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void headersWithoutAnyEncodingAreRead(String charset) {
        byte[] raw = ("From: \"李四\" <li@aux-demo.cn>\nSubject: 回复：询价单\nContent-Type: text/plain; charset=" + charset
                        + "\nContent-Disposition: attachment; filename=报价单.txt\n\n无")
                .getBytes(Charset.forName(charset));
        CommunicationDraft draft = Mails.draft(raw);
        assertThat(draft.subject()).contains("回复：询价单");
        assertThat(draft.parties().get(0).name()).contains("李四");
        assertThat(Mails.attachmentNames(draft)).containsExactly("报价单.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filename=\"=?utf-8?B?5oql5Lu3Lnhsc3g=?=\" | 报价.xlsx",
                "filename==?gb2312?B?sai82y54bHN4?= | 报价.xlsx",
                "filename*=UTF-8''%E6%8A%A5%E4%BB%B7.xlsx | 报价.xlsx",
                "filename*0*=UTF-8''%E6%8A; filename*1*=%A5%E4%BB%B7.xlsx | 报价.xlsx",
                "filename=\"x.bin\"; filename*=gb2312''%B1%A8%BC%DB.xlsx | 报价.xlsx",
                "filename=a b.xlsx | a b.xlsx",
                "filename=\"报价.xlsx | 报价.xlsx",
                "filename=\"..\\\\..\\\\etc/报价.xlsx\" | 报价.xlsx",
                "filename=\"报价\u202Excod.exe\" | 报价xcod.exe",
                "name=nothing | part-1.bin"
            })
    void fileNamesAreReadableAndSafe(String parameter, String name) {
        CommunicationDraft draft = Mails.draft(HEAD
                + "Content-Type: application/octet-stream\nContent-Disposition: attachment; " + parameter + "\n\nx");
        assertThat(Mails.attachmentNames(draft)).containsExactly(name);
    }

    @Test
    void aLongFileNameKeepsItsEnding() {
        CommunicationDraft draft =
                Mails.draft(HEAD + "Content-Type: application/pdf; name=\"" + "报".repeat(300) + ".pdf\"\n\nx");
        assertThat(Mails.attachmentNames(draft).get(0)).hasSize(150).endsWith("报.pdf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sat, 15 Jun 2024 09:30:00 +0800 (CST) | | 2024-06-15T01:30:00Z",
                "Sat, 15 Jun 2024 09:30:00 CST | | 2024-06-15T01:30:00Z",
                "Sat, 15 Jun 2024 09:30:00 CST | Received: from a by b; Sat, 15 Jun 2024 15:31:00 +0000 | 2024-06-15T15:30:00Z",
                "Sat, 15 Jun 2024 09:30:00 CST | Received: from a by b; Sat, 15 Jun 2024 01:31:00 +0000 | 2024-06-15T01:30:00Z",
                "2024-06-15 09:30:00 | Received: from a by b; Sat, 15 Jun 2024 09:30:07 +0800 | 2024-06-15T01:30:07Z",
                "Sat, 15 Jun 2099 09:30:00 +0800 | Received: from a by b; Sat, 15 Jun 2024 09:30:07 +0800 | 2024-06-15T01:30:07Z",
                "Thu, 01 Jan 1970 08:00:00 +0800 | | 2026-11-22T00:00:00Z",
                "Sat, 15 Jun 2024 09:30:00 GMT | | 2024-06-15T09:30:00Z",
                "Tue, 24 Nov 2026 07:59:00 +0800 | | 2026-11-23T23:59:00Z",
                "Tue, 24 Nov 2026 08:01:00 +0800 | | 2026-11-22T00:00:00Z"
            })
    void theTimeIsTheOneItWasReallySent(String date, String received, String time) {
        String head = received == null ? "" : received + "\n";
        assertThat(Mails.draft(head + "From: li@aux-demo.cn\nDate: " + date + "\n\nx")
                        .time())
                .isEqualTo(time);
    }

    @Test
    void foldedAndSeparatedIdsAreOne() {
        CommunicationDraft draft = Mails.draft(
                """
                From: li@aux-demo.cn
                Message-ID: <abc
                 def@aux-demo.cn>
                In-Reply-To: Your message <q@t.cn> of Monday
                References: <p@t.cn>,<q@t.cn>
                 <p@t.cn>
                Subject: 回复：报价

                x
                """);
        assertThat(draft.source().recordId()).isEqualTo("abcdef@aux-demo.cn");
        assertThat(draft.threading())
                .isEqualTo(new Threading.Mail(
                        "abcdef@aux-demo.cn", Optional.of("q@t.cn"), List.of("p@t.cn", "q@t.cn"), "报价", true));
    }

    @Test
    void everyAddresseeIsFoundAndABrokenOneStaysVisible() {
        CommunicationDraft draft = Mails.draft(
                """
                From: =?gb2312?B?wO7LxA==?= <Li@AUX-demo.cn>
                To: "张三, 销售" <zhang@topcentral-demo.cn>; 王五 <wang@topcentral-demo.cn>,坏地址,<zhao@aux-demo.cn
                Cc: li@aux-demo.cn (again), Undisclosed-Recipients:;
                Reply-To: sales@aux-demo.cn

                x
                """);
        assertThat(draft.parties())
                .extracting(Party::role, Party::value, Party::name, Party::raw)
                .containsExactly(
                        tuple(Party.Role.INITIATOR, "li@aux-demo.cn", "李四", "李四 <Li@AUX-demo.cn>"),
                        tuple(
                                Party.Role.RECIPIENT,
                                "zhang@topcentral-demo.cn",
                                "张三, 销售",
                                "\"张三, 销售\" <zhang@topcentral-demo.cn>"),
                        tuple(Party.Role.RECIPIENT, "wang@topcentral-demo.cn", "王五", "王五 <wang@topcentral-demo.cn>"),
                        tuple(Party.Role.RECIPIENT, null, null, "坏地址"),
                        tuple(Party.Role.RECIPIENT, "zhao@aux-demo.cn", null, "<zhao@aux-demo.cn"),
                        tuple(Party.Role.PARTICIPANT, "sales@aux-demo.cn", null, "sales@aux-demo.cn"));
    }

    private static Tuple tuple(Party.Role role, @Nullable String value, @Nullable String name, String raw) {
        return Tuple.tuple(role, Optional.ofNullable(value), Optional.ofNullable(name), raw);
    }

    @Test
    void picturesInTheTextAreInlineAndCloudFilesAreLinks() {
        CommunicationDraft draft = Mails.draft(
                """
                From: li@aux-demo.cn
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html; charset=utf-8

                <p>见图<img src='cid:logo@x'></p>
                <a href='https://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=1'>图纸.zip</a>
                --r
                Content-Type: image/png; name=logo.png
                Content-ID: <logo@x>
                Content-Transfer-Encoding: base64

                iVBORw==
                --r--
                --o
                Content-Type: image/png; name=photo.png
                Content-Disposition: attachment
                Content-ID: <p@x>
                Content-Transfer-Encoding: base64

                iVBORw==
                --o--
                """);
        assertThat(draft.content()).contains("见图");
        assertThat(draft.attachments())
                .extracting(AttachmentDraft::fileName, AttachmentDraft::inline)
                .containsExactly(
                        Tuple.tuple("logo.png", true), Tuple.tuple("photo.png", false), Tuple.tuple("图纸.zip", false));
        assertThat(Mails.attachmentBytes(draft, 0)).startsWith(0x89, 'P');
        assertThat(draft.attachments().get(2).content())
                .isEqualTo(new AttachmentDraft.Content.Remote(
                        "https://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=1", 0));
    }
}
