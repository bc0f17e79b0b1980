package cn.topcentral.hub.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft.Content.Remote;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.ImportItem.Decoded;
import cn.topcentral.hub.connectors.importing.ImportItem.Rejected;
import cn.topcentral.hub.connectors.importing.ImportItem.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFileConnectorTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/wechat");

    private final ArchiveFileConnector connector =
            new ArchiveFileConnector(new ArchiveDecoder(Set.of("zhangsan", "lisi", "wangwu")::contains));

    @TempDir
    private Path folder;

    @Test
    void everyTypeReadsAsASentenceInChinese() throws IOException {
        Map<String, String> contents = everyType().values().stream()
                .collect(Collectors.toMap(draft -> draft.attributes().get("msgtype"), CommunicationDraft::content));

        assertThat(contents)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("text", "PCR-ABS 黑色 8 吨，能做到 11800 吗？下周三前要货。"),
                        Map.entry("image", "[图片]"),
                        Map.entry("voice", "[语音 12秒]"),
                        Map.entry("video", "[视频]"),
                        Map.entry("file", "[文件] 报价单.xlsx"),
                        Map.entry("emotion", "[表情]"),
                        Map.entry("revoke", "[撤回了一条消息]"),
                        Map.entry("agree", "[同意会话存档]"),
                        Map.entry("disagree", "[不同意会话存档]"),
                        Map.entry("card", "[名片] 宁波奥克斯电气 wmErxtDgAA9AW32YyyuYRimKr7D1KWlw"),
                        Map.entry("location", "[位置] 奥克斯工业园 浙江省宁波市鄞州区明州西路1166号"),
                        Map.entry("link", "[链接] 再生塑料行情周报 https://news.example.com/pcr\nPCR-ABS 小幅上涨"),
                        Map.entry("weapp", "[小程序] 拓普样品 查看样品单\n样品单"),
                        Map.entry(
                                "chatrecord",
                                """
                                [聊天记录] 群聊的聊天记录
                                2025-11-22 09:00 黑色那批上次冲击偏低
                                2025-11-22 09:01 [图片]
                                2025-11-22 09:02 [聊天记录] 李工的聊天记录
                                2025-11-22 08:00 先寄 25 公斤样
                                2025-11-22 09:03 [unsupported: hologram]"""),
                        Map.entry("mixed", "按这个配色\n[图片]\n尽快打样"),
                        Map.entry("todo", "[待办] 张三的待办\n给奥克斯寄黑色样板"),
                        Map.entry("vote", "[发起投票] 周会时间\n选项：周一上午、周五下午"),
                        Map.entry("collect", "[填表] 本周拜访统计\n群：华东销售群\n发起人：张三\n发起时间：2025-11-22 10:20:00\n表项：客户名称、拜访次数"),
                        Map.entry("redpacket", "[红包] 开单大吉 10个 共88.88元"),
                        Map.entry("external_redpacket", "[红包] 合作愉快 1个 共20.00元"),
                        Map.entry(
                                "meeting",
                                "[会议答复] PCR-ABS 价格沟通 参加\n时间：2025-11-24 10:00 至 2025-11-24 11:00\n地点：奥克斯三楼会议室\n备注：带样板"),
                        Map.entry("meeting_notification", "[会议通知] 会议将在15分钟后开始"),
                        Map.entry("docmsg", "[在线文档] 奥克斯报价记录 https://doc.weixin.qq.com/sheet/e2_AAA"),
                        Map.entry("markdown", "**库存提醒**\n> PCR-ABS 黑 剩 3 吨"),
                        Map.entry("news", "[图文] 新品：阻燃 PCR-PC https://www.example.com/pc\nV-0 1.5mm"),
                        Map.entry(
                                "calendar",
                                "[日程] 拜访奥克斯\n组织者：张三\n参与人：李四、王五\n时间：2025-11-24 10:00 至 2025-11-24 11:00\n地点：宁波\n备注：带合同"),
                        Map.entry("meeting_voice_call", "[会议语音]\n结束：2025-11-22 11:00\n演示文档：物性表.pdf\n共享屏幕：zhangsan"),
                        Map.entry("voip_doc_share", "[通话共享文档] 欢迎使用.pdf"),
                        Map.entry("voiptext", "[音视频通话 3分20秒]"),
                        Map.entry("sphfeed", "[视频号视频] 拓普再生 一粒再生料的旅程"),
                        Map.entry("qydiskfile", "[微盘文件] 2025合同模板.docx"),
                        Map.entry("hologram", "[unsupported: hologram]")));
    }

    @Test
    void filesAreToBeFetchedByTheirArchiveId() throws IOException {
        Map<String, List<String>> files = everyType().entrySet().stream()
                .filter(entry -> !entry.getValue().attachments().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().attachments().stream()
                        .map(file -> file.content() instanceof Remote remote
                                ? "%s %s %s %d"
                                        .formatted(
                                                file.fileName(),
                                                file.mediaType(),
                                                remote.reference()
                                                        .substring("wecom-archive:".length() + 88)
                                                        .replaceAll("\\?md5=\\p{XDigit}{32}$", " checked"),
                                                remote.size())
                                : "not remote")
                        .toList()));

        assertThat(files)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "image", List.of("图片.jpg image/jpeg img checked 70961"),
                        "voice", List.of("语音.amr audio/amr voi checked 12810"),
                        "video", List.of("视频.mp4 video/mp4 vid checked 15169724"),
                        "file",
                                List.of(
                                        "报价单.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet fil checked 18181"),
                        "emotion", List.of("表情.gif image/gif emo checked 962604"),
                        "chatrecord", List.of("图片.jpg image/jpeg rec checked 70961"),
                        "mixed", List.of("图片.jpg image/jpeg mix checked 13177"),
                        "meeting_voice_call", List.of("会议语音 application/octet-stream mvc 0"),
                        "voip_doc_share", List.of("欢迎使用.pdf application/pdf doc checked 4400654")));
    }

    @Test
    void recordingsAndCallsTellTheirLength() throws IOException {
        Map<String, CommunicationDraft> messages = everyType();

        assertThat(message(messages, "voice").duration()).contains(Duration.ofSeconds(12));
        assertThat(message(messages, "video").duration()).contains(Duration.ofSeconds(108));
        assertThat(message(messages, "voiptext").duration()).contains(Duration.ofSeconds(200));
        assertThat(message(messages, "text").duration()).isEmpty();
    }

    @Test
    void withdrawalIsAPartOfTheWithdrawnMessage() throws IOException {
        Map<String, CommunicationDraft> messages = everyType();
        CommunicationDraft withdrawal = message(messages, "revoke");

        assertThat(withdrawal.source()).isEqualTo(message(messages, "voice").source());
        assertThat(withdrawal.part()).contains(Part.facts("revoke", Part.LATE));
        assertThat(withdrawal.attributes())
                .containsEntry("revoked", "true")
                .containsEntry("revoked_at", withdrawal.time().toString())
                .containsEntry("revoked_by", "zhangsan");
    }

    @Test
    void consentSaysWhoseAndWhen() throws IOException {
        assertThat(message(everyType(), "disagree").attributes())
                .containsEntry("consent", "disagree")
                .containsKeys("consent_of", "consent_at");
    }

    @Test
    void unknownTypeKeepsItsRawMessage() throws IOException {
        assertThat(message(everyType(), "hologram").original().orElseThrow()).contains("来自以后的类型");
    }

    @Test
    void badLinesAreNamedAndTheirNeighboursStored() throws IOException {
        List<ImportItem> items = read(FIXTURES.resolve("bad__neighbours_survive.jsonl"));

        assertThat(items.stream()
                        .filter(Decoded.class::isInstance)
                        .map(item -> ((Decoded) item).draft().content()))
                .containsExactly("第一条", "最后一条");
        assertThat(items.stream().filter(Skipped.class::isInstance).map(ImportItem::position))
                .containsExactly("line 8");
        assertThat(rejections(items))
                .containsExactly(
                        "line 2: not valid JSON at character 68; each line holds one whole message",
                        "line 3: a message without msgid, from; keep the fields of the decrypted archive message as they are",
                        "line 4: msgtime 1763776800 is 1970-01-21T09:56:16.800Z, which cannot be; expected milliseconds since 1970, e.g. 1763791200000",
                        "line 5: msgtime 'yesterday' is no number; expected milliseconds since 1970",
                        "line 6: not a JSON object; each line holds one message {…}",
                        "line 7: still encrypted; decrypt it with the archive SDK before importing",
                        "line 10: not UTF-8; save the file as UTF-8");
    }

    @Test
    void messagesInsideTheRecordOfTheInterfaceAreRead() throws IOException {
        List<ImportItem> items = read(FIXTURES.resolve("wrapped__with_seq.ndjson"));

        assertThat(items).hasSize(2).allSatisfy(item -> assertThat(item).isInstanceOf(Decoded.class));
        CommunicationDraft second = ((Decoded) items.get(1)).draft();
        assertThat(second.content()).isEqualTo("包成字符串");
        assertThat(second.attributes()).containsEntry("seq", "102");
        assertThat(second.parties())
                .extracting(party -> party.value().orElseThrow())
                .containsExactly("wmErxtDgAA9AW32YyyuYRimKr7D1KWlw", "zhangsan", "lisi");
    }

    @Test
    void hugeLineIsRefusedWithoutBeingKept() throws IOException {
        String good =
                Files.readAllLines(FIXTURES.resolve("every_msgtype.jsonl")).get(0);
        Path file = folder.resolve("huge.jsonl");
        Files.writeString(file, "{\"msgid\":\"" + "x".repeat(3 << 20) + "\"}\n" + good + "\n");

        List<ImportItem> items = read(file);

        assertThat(rejections(items)).containsExactly("line 1: longer than 1048576 bytes (3145740)");
        assertThat(items.get(1)).isInstanceOf(Decoded.class);
    }

    @Test
    void missingFileFailsAtOnce() {
        assertThatThrownBy(() -> connector.read(folder.resolve("none.jsonl"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void emptyFileHoldsNothing() throws IOException {
        assertThat(read(Files.createFile(folder.resolve("empty.jsonl")))).isEmpty();
    }

    @Test
    void jsonFilesOfOtherKindsAreLeftToOthers() throws IOException {
        Path archive = Files.writeString(folder.resolve("archive.json"), "{\"msgid\":\"1\"}");
        Path calls = Files.writeString(folder.resolve("calls.json"), "[{\"cdr_main_unique_id\":\"1\"}]");

        assertThat(connector.accepts(archive)).isTrue();
        assertThat(connector.accepts(folder.resolve("A.JSONL"))).isTrue();
        assertThat(connector.accepts(calls)).isFalse();
        assertThat(connector.accepts(folder.resolve("mail.eml"))).isFalse();
    }

    private Map<String, CommunicationDraft> everyType() throws IOException {
        return read(FIXTURES.resolve("every_msgtype.jsonl")).stream()
                .map(item -> ((Decoded) item).draft())
                .collect(Collectors.toMap(draft -> draft.attributes().get("msgtype"), draft -> draft));
    }

    private static CommunicationDraft message(Map<String, CommunicationDraft> messages, String type) {
        return Optional.ofNullable(messages.get(type)).orElseThrow();
    }

    private static List<String> rejections(List<ImportItem> items) {
        return items.stream()
                .filter(Rejected.class::isInstance)
                .map(item -> item.position() + ": " + ((Rejected) item).reason())
                .toList();
    }

    private List<ImportItem> read(Path file) throws IOException {
        try (Stream<ImportItem> items = connector.read(file)) {
            return items.toList();
        }
    }
}
