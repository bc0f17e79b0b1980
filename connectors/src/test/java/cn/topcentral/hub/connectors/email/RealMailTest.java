package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Threading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages from the wild and broken on purpose, see the README of the fixtures. */
class RealMailTest {

    static List<Path> all() {
        return Mails.files("ruby-mail", ".eml");
    }

    private static CommunicationDraft mail(String name) {
        return Mails.fixture("ruby-mail/" + name + ".eml");
    }

    private static String sender(CommunicationDraft draft) {
        return draft.parties().stream()
                .filter(party -> party.role() == Party.Role.INITIATOR)
                .findFirst()
                .map(party -> party.name().orElse("") + " <" + party.value().orElse("?") + ">")
                .orElse("");
    }

    @Test
    void all103DecodeAndNoneIsRejected() {
        Map<String, Long> counts = all().stream()
                .map(file -> EmailDecoder.decode(Mails.bytes(file), Mails.RECEIVED, OwnDomains.none()))
                .collect(Collectors.groupingBy(outcome -> outcome.getClass().getSimpleName(), Collectors.counting()));
        assertThat(counts).isEqualTo(Map.of("Decoded", 103L));
    }

    @Test
    void whatHasATextOrAFileKeepsIt() {
        List<String> empty = all().stream()
                .filter(file -> {
                    CommunicationDraft draft = Mails.draft(Mails.bytes(file));
                    return draft.content().isBlank() && draft.attachments().isEmpty();
                })
                .map(file -> file.getFileName().toString())
                .toList();
        // These consist of a header alone, or of an empty body.
        assertThat(empty)
                .containsExactlyInAnyOrder(
                        "error_emails__bad_date_header.eml",
                        "error_emails__bad_date_header2.eml",
                        "error_emails__empty_in_reply_to.eml",
                        "error_emails__missing_body.eml",
                        "error_emails__must_supply_encoding.eml");
    }

    @ParameterizedTest
    @MethodSource("all")
    void decodingTwiceGivesTheSameKeyAndTime(Path file) {
        CommunicationDraft once = Mails.draft(Mails.bytes(file));
        CommunicationDraft twice = Mails.draft(Mails.bytes(file));
        assertThat(twice.source()).isEqualTo(once.source());
        assertThat(twice.time()).isEqualTo(once.time()).isBetween("1990-01-01T00:00:00Z", "2026-11-22T00:00:00Z");
        assertThat(twice.attributes()).isEqualTo(once.attributes());
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingCarriesControlCharacters(Path file) {
        CommunicationDraft draft = Mails.draft(Mails.bytes(file));
        assertThat(draft.content()
                        + draft.quoted().orElse("")
                        + draft.original().orElse(""))
                .doesNotContain("\0");
        assertThat(draft.subject().orElse("")).doesNotContainPattern("\\p{Cc}");
        assertThat(Mails.attachmentNames(draft))
                .allSatisfy(name -> assertThat(name).isNotBlank().doesNotContainPattern("[\\p{Cc}/\\\\]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ## ",
            value = {
                "attachment_emails__attachment_with_quoted_filename ## Eelanalüüsi päring ## Jeffrey Hardy <jeff@37signals.com>",
                "error_emails__bad_encoded_subject ## TEST ## ''",
                "error_emails__bad_subject ## MySurvey.com: You have a survey waiting! 91123105 ## MySurvey.com & Carol Adams <carol@mysurvey.com>",
                "error_emails__invalid_subject_characters ## Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro ## Formação Frenetikpolis <info@formacaofrenetik.info>",
                "error_emails__header_fields_with_empty_values ## Testmail ## Jørn Støylen <jorn@prikkprikkprikk.no>",
                "mime_emails__raw_email_encoded_stack_level_too_deep ## Nicolas Fouché has accepted your invitation to Gmail ## Gmail Team <gmail-noreply@google.com>",
                "mime_emails__raw_email11 ## worse when you use them. ## xxxxx@xxxxx <?>",
                "multi_charset__japanese_iso_2022 ## まみむめも ## Mikel Lindsaar <raasdnil@gmail.com>",
                "plain_emails__mix_caps_content_type ## undef method parameter bug ## Big Bug <bb@bug.com>",
                "plain_emails__raw_email ## NOTE: 한국말로 하는 것 ## Jamis Buck <jamis@37signals.com>",
                "plain_emails__raw_email_bad_time ## [0]: XXXXXXX XXXXX XXXXX ! ## Атиковa <yusuf75thu@auracom.net>",
                "plain_emails__raw_email_multiple_from ## /home/svn/public/minebox revision 214 ## ' <tim@powerupdev.com>'",
                "plain_emails__raw_email_with_partially_quoted_subject ## Re: Test: \"漢字\" mid \"漢字\" tail ## Jamis Buck <jamis@37signals.com>",
                "rfc6532__utf8_headers ## Säying Hello ## Jöhn Doe <jdöe@xn--mchine-bua.example>"
            })
    void subjectAndSenderAreReadable(String name, String subject, String sender) {
        CommunicationDraft draft = mail(name);
        assertThat(draft.subject()).contains(subject);
        assertThat(sender(draft)).isEqualTo(sender);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment_emails__attachment_content_disposition | api.rb",
                "attachment_emails__attachment_content_location | Photo25.jpg",
                "attachment_emails__attachment_message_rfc822 | ForwardedMessage.eml",
                "attachment_emails__attachment_message_rfc822_inline_image | img.png, Testmail.eml",
                "attachment_emails__attachment_nonascii_filename | ciële.txt",
                "attachment_emails__attachment_only_email | blah.gz",
                "attachment_emails__attachment_pdf_non_ascii | broken.pdf",
                "attachment_emails__attachment_with_base64_encoded_name | This is a test.pdf",
                "attachment_emails__attachment_with_quoted_filename | Eelanalüüsi päring.jpg",
                "attachment_emails__attachment_with_unquoted_name | This is a test.txt",
                "error_emails__missing_content_disposition | somefile.jpg",
                "mime_emails__email_with_similar_boundaries | LOGO.png",
                "mime_emails__raw_email7 | test.rb, test.pdf, smime.p7s",
                "mime_emails__raw_email_with_binary_encoded | 2013-08-13_19-08-28-1.jpg",
                "mime_emails__raw_email_with_nested_attachment | truncated.png, smime.p7s",
                "mime_emails__sig_only_email | signature.asc",
                "multi_charset__japanese_attachment | てすと.txt",
                "multi_charset__japanese_attachment_long_name | かきくけこかきくけこかきくけこかきくけこかきくけこ.txt",
                "multipart_report_emails__report_422 | part-3.txt, part-4.txt"
            })
    void attachmentsKeepTheirNames(String name, String files) {
        assertThat(Mails.attachmentNames(mail(name))).isEqualTo(List.of(files.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multi_charset__ks_c_5601-1987 | 스티해",
                "multi_charset__japanese_iso_2022 | すみません。",
                "multi_charset__japanese | かきくえこ",
                "plain_emails__raw_email10 | Envoyé par le service de messagerie texte de Bell Mobilité.",
                "plain_emails__raw_email_double_at_in_header | 대부분의 마찬가지로, 우리는 하나님을 믿습니다.",
                "multi_charset__japanese_shift_jis | このメールはテスト用のメールです。",
                "error_emails__content_transfer_encoding_qp_with_space | If you're in need of a good RX site for online purchases, we are your answer.",
                "error_emails__content_transfer_encoding_text-html | You have qualified for the lowest rate in years.",
                "mime_emails__raw_email_with_illegal_boundary | This is an outlook test",
                "mime_emails__raw_email_with_quoted_illegal_boundary | This is an outlook test",
                "plain_emails__raw_email_quoted_with_0d0a | Result: (0/352;0/0) Successful Send"
            })
    void theTextIsReadableWhateverItsLabels(String name, String line) {
        assertThat(mail(name).content().lines()).contains(line);
    }

    @ParameterizedTest
    @CsvSource({
        "plain_emails__raw_email_bad_time, 2008-06-30T09:34:00Z, received, 'Mon, 30 Jun 3609 15:33:50 +0600'",
        "plain_emails__raw_email_with_bad_date, 2007-11-05T09:17:37Z, received, 'Pn, 29 paX 2007 21:13:00 +0100'",
        "error_emails__bad_date_header2, 2010-12-15T06:59:10Z, received, 'Wed, 15 Dec 2010 59:10 -0500'",
        "rfc2822__example04, 2026-11-22T00:00:00Z, file, 'Thu, 13 Feb 1969 23:32:54 -0330'"
    })
    void aDateNobodyCanBelieveIsReplacedAndKept(String name, Instant time, String from, String header) {
        CommunicationDraft draft = mail(name);
        assertThat(draft.time()).isEqualTo(time);
        assertThat(draft.attributes()).containsEntry("date_from", from).containsEntry("date_header", header);
    }

    @Test
    void aCommentBehindTheDateDoesNoHarm() {
        CommunicationDraft draft = mail("plain_emails__raw_email_string_in_date_field");
        assertThat(draft.time()).isEqualTo("2008-09-20T17:04:30Z");
        assertThat(draft.attributes()).doesNotContainKey("date_from");
    }

    @Test
    void aBounceTellsWhichMailCameBackAndWhy() {
        assertThat(mail("multipart_report_emails__report_530").attributes())
                .containsEntry("automatic", "bounce")
                .containsEntry("bounce_action", "failed")
                .containsEntry("bounce_status", "5.3.0")
                .containsEntry("bounce_recipient", "edwin@zzzzzzz.com")
                .containsEntry("bounce_message_id", "200712232303.lBNN3jDq002941@mail12.rrrr.com.au");
    }

    @Test
    void oneInvalidReferenceLeavesTheOthers() {
        Threading.Mail threading = (Threading.Mail)
                mail("error_emails__multiple_references_with_one_invalid").threading();
        assertThat(threading.references()).contains("foo@bar.net", "baz@bar.net");
    }

    @Test
    void signedMailIsReadable() {
        CommunicationDraft draft = mail("mime_emails__raw_email_with_nested_attachment");
        assertThat(draft.attributes()).containsEntry("signed", "true");
        assertThat(draft.content()).startsWith("Here is a test of an attachment via email.");
    }

    @Test
    void theSameMailWithOtherLineEndsHasTheSameKey() {
        assertThat(mail("plain_emails__basic_email").source())
                .isEqualTo(mail("plain_emails__basic_email_lf").source());
        byte[] lf = "Subject: a\nFrom: li@aux.cn\n\nb\n".getBytes(StandardCharsets.US_ASCII);
        byte[] crlf = "Subject: a\r\nFrom: li@aux.cn\r\n\r\nb\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(Mails.draft(lf).source()).isEqualTo(Mails.draft(crlf).source());
    }
}
