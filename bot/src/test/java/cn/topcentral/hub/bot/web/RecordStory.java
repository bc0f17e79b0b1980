package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.analysis.AnalysisQueue;
import cn.topcentral.hub.storage.analysis.ClaimedAnalysis;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.NewAnalysis;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Records with files and analyses, for the tests of their pages. */
final class RecordStory {
    static final String MAIL =
            "王经理：\n\n上周那批PCR-ABS-1000有黑点，产线今天已经停了，请马上安排换货！\n新订单的价格能否在1.52万/吨以内，每月50吨，周二前给答复。\n鑫粒塑化已经报了更低的价。";

    private RecordStory() {}

    /** An answer of A10 to {@link #MAIL}. */
    static Finding<CommunicationAnalysis> finding(String record) {
        return new Finding<>(
                new CommunicationAnalysis(
                        new CommunicationAnalysis.Intent(
                                IntentCategory.COMPLAINT, "黑点导致停线，要求换货", new BigDecimal("0.93")),
                        new CommunicationAnalysis.KeyInfo(
                                List.of("PCR-ABS-1000"),
                                Optional.of(new BigDecimal("15200")),
                                Optional.of("50吨/月"),
                                Optional.of("周二前"),
                                List.of("鑫粒塑化")),
                        new CommunicationAnalysis.Sentiment(SentimentClass.NEGATIVE, new BigDecimal("0.15"), "不满，语气急"),
                        new CommunicationAnalysis.Urgency(UrgencyLevel.HIGH, "产线已停"),
                        List.of("安排换货"),
                        8,
                        List.of("先电话致歉，再定换货时间"),
                        "客户投诉黑点并要求换货，同时压价到15200元/吨。",
                        Optional.of(new Quantity(new BigDecimal("50"), "吨", Optional.of("月"))),
                        List.of(new DateMention("周二前", LocalDate.of(2024, 6, 18), LocalDate.of(2024, 6, 18))),
                        List.of(new StatedPrice(
                                Optional.of("PCR-ABS-1000"),
                                new BigDecimal("15200"),
                                Optional.empty(),
                                Speaker.CUSTOMER,
                                "1.52万/吨")),
                        List.of(new Commitment(
                                "安排换货", Speaker.SELLER, Optional.of(LocalDate.of(2024, 6, 15)), "请马上安排换货"))),
                List.of(
                        new Evidence("/intent", record, "上周那批PCR-ABS-1000有黑点，产线今天已经停了，请马上安排换货！"),
                        new Evidence("/sentiment", record, "请马上安排换货！\n新订单的价格能否在1.52万/吨以内"),
                        new Evidence("/urgency", record, "产线今天已经停了"),
                        new Evidence("/key_info/products/0", record, "PCR-ABS-1000"),
                        new Evidence("/quantity", record, "每月50吨")),
                GeneratedBy.local("A10", "rules", "3"));
    }

    /** Stores an answer for a record the way the worker does. */
    static void analyse(WebHub hub, String record, Finding<CommunicationAnalysis> finding) {
        AnalysisQueue queue = new AnalysisQueue(hub.data.db().database());
        ClaimedAnalysis claimed = queue.claim(1000, Duration.ofMinutes(1), NOON).stream()
                .filter(one -> one.id().value().equals(record))
                .findFirst()
                .orElseThrow();
        CommunicationAnalysis found = finding.result();
        boolean stored = queue.finish(
                claimed,
                new NewAnalysis(
                        new RecordAnalysis(
                                found.intent().category(),
                                found.intent().detail(),
                                found.intent().confidence(),
                                found.keyInfo().products(),
                                found.keyInfo().price(),
                                found.quantity(),
                                found.dates(),
                                found.keyInfo().competitors(),
                                found.sentiment().overall(),
                                found.sentiment().score(),
                                found.sentiment().mood(),
                                found.urgency().level(),
                                found.urgency().reason(),
                                found.followUp()),
                        found.summary(),
                        AgentJson.write(finding),
                        found.suggestions(),
                        List.of(),
                        found.commitments(),
                        found.prices(),
                        "A10 local rules 3"),
                NOON.minus(Duration.ofDays(1)),
                NOON);
        if (!stored) {
            throw new IllegalStateException("The answer for " + record + " was not stored");
        }
        hub.data.db().execute("UPDATE customer_communications SET analysis_lease_until = NULL");
    }

    /** The id of the record whose text begins so. */
    static String recordId(WebHub hub, String beginning) {
        return hub.data
                .db()
                .value("SELECT record_id FROM customer_communications WHERE content LIKE '"
                        + beginning.replace("'", "''") + "%' ORDER BY id DESC LIMIT 1");
    }

    /** The id of an attachment by its name. */
    static String attachmentId(WebHub hub, String name) {
        return hub.data
                .db()
                .value("SELECT attachment_id FROM communication_attachments WHERE file_name = '"
                        + name.replace("'", "''") + "' ORDER BY id DESC LIMIT 1");
    }

    static CommunicationDraft with(CommunicationDraft draft, AttachmentDraft... files) {
        return draft.but().attachments(List.of(files)).build();
    }

    static AttachmentDraft file(String name, String type, byte[] bytes) {
        return new AttachmentDraft(name, type, new AttachmentDraft.Content.Bytes(bytes), false, Optional.empty());
    }

    static AttachmentDraft file(String name, String type, String text) {
        return file(name, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] picture() {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new Color(0xD8DEE8));
        pen.fillRect(0, 0, 320, 240);
        pen.setPaint(Color.DARK_GRAY);
        for (int i = 0; i < 12; i++) {
            pen.fillOval(20 + i * 24, 40 + i * 37 % 160, 9, 9);
        }
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Silence of some seconds, 8000 samples a second of 8 bits each. */
    static byte[] wave(int seconds) {
        int length = seconds * 8000;
        ByteBuffer wave = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + length);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
        wave.putShort((short) 1).putShort((short) 8);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        while (wave.hasRemaining()) {
            wave.put((byte) 128);
        }
        return wave.array();
    }
}
