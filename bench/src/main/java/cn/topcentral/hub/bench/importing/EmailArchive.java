package cn.topcentral.hub.bench.importing;

import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

/** One mbox file; every session is a thread of mails that answer each other. */
final class EmailArchive implements SampleArchive {
    static final String OWN_DOMAIN = "topcentral.example";

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public String fileName() {
        return "mails.mbox";
    }

    @Override
    public ContactPoint.Key party(int conversation) {
        return new ContactPoint.Key(ContactPointKind.EMAIL, address(conversation));
    }

    private static String address(int conversation) {
        return "buyer@factory%04d.example".formatted(conversation);
    }

    @Override
    public List<String> head() {
        return List.of();
    }

    @Override
    public void write(Message message, BufferedWriter file) throws IOException {
        String us = message.employee() + "@" + OWN_DOMAIN;
        String customer = address(message.conversation());
        var time = message.time().atOffset(ZoneOffset.UTC);
        file.write(
                """
                From sender@localhost %s
                Message-ID: %s
                %sDate: %s
                From: <%s>
                To: <%s>
                Subject: =?UTF-8?B?%s?=
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %s

                """
                        .formatted(
                                DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss yyyy", java.util.Locale.ROOT)
                                        .format(time),
                                id(message.session(), message.place()),
                                message.place() == 0
                                        ? ""
                                        : "In-Reply-To: " + id(message.session(), message.place() - 1) + "\n",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(time),
                                message.inbound() ? customer : us,
                                message.inbound() ? us : customer,
                                base64((message.place() == 0 ? "" : "回复：") + "第 " + message.session() + " 号询价"),
                                base64(message.text())));
    }

    private static String id(int session, int place) {
        return "<s" + session + "." + place + "@mail.example>";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
