package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Threading;
import cn.topcentral.hub.storage.communication.Direction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DerivedPartiesTest {
    private static final OwnDomains OWN = new OwnDomains(Set.of("topcentral.cn"));

    private static CommunicationDraft decode(String mail) {
        EmailDecoder.Outcome outcome = EmailDecoder.decode(mail.getBytes(StandardCharsets.UTF_8), Mails.RECEIVED, OWN);
        assertThat(outcome).isInstanceOf(EmailDecoder.Decoded.class);
        return ((EmailDecoder.Decoded) outcome).draft();
    }

    private static String forward(String from, String to, String body) {
        return "Message-ID: <f@us>\nFrom: " + from + "\nTo: " + to
                + "\nSubject: 转发：询价\nContent-Type: text/plain; charset=utf-8\n\n" + body;
    }

    private static final String BLOCK =
            "请跟进。\n\n发件人： 李工 <li@auxgroup.com>\n发送时间： 2024-06-15 09:30\n收件人： a@topcentral.cn\n主题： 询价\n\n要 10 吨 ABS";

    @Test
    void aForwardAmongColleaguesIsTheCustomersWhoWroteIt() {
        CommunicationDraft draft = decode(forward("a@topcentral.cn", "b@topcentral.cn", BLOCK));
        assertThat(draft.direction()).contains(Direction.INBOUND);
        assertThat(draft.attributes()).containsEntry("derived", "true");
        assertThat(draft.parties())
                .filteredOn(party -> party.role() == Party.Role.PARTICIPANT)
                .singleElement()
                .satisfies(party -> {
                    assertThat(party.value()).contains("li@auxgroup.com");
                    assertThat(party.name()).contains("李工");
                });
    }

    @Test
    void aForwardByTheCustomerNamesNobodyNew() {
        CommunicationDraft draft = decode(forward("wu@auxgroup.com", "b@topcentral.cn", BLOCK));
        assertThat(draft.attributes()).doesNotContainKey("derived");
        assertThat(draft.parties()).hasSize(2);
    }

    @Test
    void aColleaguesWordsForwardedStayAmongUs() {
        CommunicationDraft draft = decode(
                forward("a@topcentral.cn", "b@topcentral.cn", BLOCK.replace("li@auxgroup.com", "c@topcentral.cn")));
        assertThat(draft.direction()).contains(Direction.INTERNAL);
        assertThat(draft.attributes()).doesNotContainKey("derived");
    }

    @Test
    void aBounceConcernsWhomItDidNotReachAndAnswersOurMail() {
        CommunicationDraft draft = decode(
                """
                Message-ID: <dsn@qq>
                From: postmaster@qq.com
                To: sales@topcentral.cn
                Subject: 系统退信
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                gone
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; qq.com

                Final-Recipient: rfc822; li@auxgroup.com
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Message-ID: <ours@us>
                From: sales@topcentral.cn
                --b--
                """);
        assertThat(draft.parties()).anyMatch(party -> party.value().equals(Optional.of("li@auxgroup.com")));
        assertThat(((Threading.Mail) draft.threading()).inReplyTo()).contains("ours@us");
    }

    @Test
    void anOutlookConversationIsItsGuidAndItsTopic() {
        byte[] first = new byte[22];
        byte[] reply = new byte[27];
        for (int i = 6; i < 22; i++) {
            first[i] = reply[i] = (byte) i;
        }
        reply[2] = 99; // other time, same GUID
        assertThat(conversation(first, "询价 ABS")).contains("060708090a0b0c0d0e0f101112131415:询价abs");
        assertThat(conversation(reply, "询价 ABS")).isEqualTo(conversation(first, "询价 ABS"));
        assertThat(conversation(reply, "付款")).isNotEqualTo(conversation(first, "询价 ABS"));
        assertThat(conversation(new byte[10], "询价 ABS")).isEmpty();
    }

    private static Optional<String> conversation(byte[] index, String topic) {
        CommunicationDraft draft = decode("Message-ID: <o@x>\nFrom: li@auxgroup.com\nSubject: 询价 ABS\nThread-Topic: "
                + topic + "\nThread-Index: " + Base64.getEncoder().encodeToString(index) + "\n\nx");
        return ((Threading.Mail) draft.threading()).conversation();
    }
}
