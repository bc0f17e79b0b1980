package cn.topcentral.hub.bot.guess;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.bot.task.TeamHub;
import cn.topcentral.hub.storage.customer.CustomerMentions;
import cn.topcentral.hub.storage.employee.Employee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidGuessTest {
    private static final Set<String> ALL = Set.of(
            "timeline",
            "customer",
            "search",
            "visit",
            "call",
            "note",
            "tasks",
            "done",
            "assign",
            "remind",
            "insight",
            "opps",
            "advice",
            "risks",
            "price",
            "report",
            "claim",
            "bind",
            "merge",
            "split",
            "reply",
            "ask",
            "export",
            "status",
            "silence",
            "alert",
            "help");
    private static final Set<String> CHANGING = Set.of(
            "visit", "call", "note", "done", "assign", "remind", "claim", "bind", "merge", "split", "reply", "silence",
            "alert");

    @TempDir
    private static Path files;

    private static TeamHub hub;
    private static Employee wangwei;

    @BeforeAll
    static void open() {
        hub = new TeamHub(files);
        wangwei = hub.data.employees().byUserid("wangwei").orElseThrow();
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static SaidGuess guess(Set<String> commands) {
        return new SaidGuess(
                new CustomerMentions(hub.data.db().database())::in,
                new Access(hub.data.employees()),
                hub.data.employees()::all,
                () -> commands,
                hub.clock);
    }

    @Test
    void sentencesAreGuessedAsTheTableSays() throws IOException {
        SaidGuess guess = guess(ALL);
        SoftAssertions all = new SoftAssertions();
        try (var table = Objects.requireNonNull(getClass().getResourceAsStream("/guess/sentences.tsv"))) {
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).hasSizeGreaterThan(80);
            for (String line : lines) {
                String[] columns = line.split("\t", -1);
                all.assertThat(guess.line(wangwei, columns[0]).orElse("-"))
                        .as(columns[0])
                        .isEqualTo(columns[1]);
            }
        }
        all.assertAll();
    }

    /** Words of everyday talk at random, none of them a customer of the sender's; only 提醒我 asks for a change of one's own. */
    @Test
    void noSentenceWithoutACertainCustomerChangesAnything() {
        SaidGuess guess = guess(ALL);
        List<String> words = List.of(
                "格力",
                "奥克",
                "克斯",
                "客户",
                "李娜",
                "陈静",
                "转给",
                "交给",
                "把",
                "完成",
                "合并",
                "拆分",
                "绑定",
                "认领",
                "提醒",
                "明天",
                "下午3点",
                "拜访",
                "记一下",
                "备注",
                "打了电话",
                "取消",
                "删除",
                "静默",
                "回复",
                "报价",
                "风险",
                "我",
                "要",
                "给",
                "了",
                "吗",
                "？",
                " ",
                "@all",
                "<@wangwei>",
                "/",
                "13800138000",
                "W17",
                "P12",
                "忘了",
                "一下",
                "今天",
                "待办",
                "日报");
        Random random = new Random(7);
        List<String> changing = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            StringBuilder sentence = new StringBuilder();
            for (int word = random.nextInt(8); word >= 0; word--) {
                sentence.append(words.get(random.nextInt(words.size())));
            }
            String text = sentence.toString();
            boolean asksForOneself = text.contains("提醒我") || text.contains("提醒一下我") || text.contains("忘了");
            Optional<String> line = guess.line(wangwei, text);
            if (!asksForOneself && line.filter(SaidGuessTest::changes).isPresent()) {
                changing.add(text + " → " + line.get());
            }
            assertThat(line.orElse("/help")).as(text).startsWith("/").doesNotContain("\n");
        }
        assertThat(changing).isEmpty();
    }

    private static boolean changes(String line) {
        return CHANGING.contains(line.substring(1).split(" ", 2)[0]);
    }

    @Test
    void aCommandThatDoesNotExistIsNeverGuessed() {
        assertThat(guess(Set.of("timeline")).line(wangwei, "奥克斯的报价")).isEmpty();
        assertThat(guess(Set.of("timeline", "price")).line(wangwei, "奥克斯的报价")).contains("/price 奥克斯");
    }

    @Test
    void ofTwoCustomersOfOneNameNeitherIsGuessed() {
        hub.customer("上海美的", "美的", "wangwei");
        hub.customer("广东美的", "美的", "sunli");

        assertThat(guess(ALL).line(wangwei, "美的最近怎么样")).isEmpty();
        assertThat(guess(ALL).line(wangwei, "上海美的最近怎么样")).contains("/timeline 上海美的");
    }

    @Test
    void aNameWithinALatinWordIsNone() {
        hub.customer("Aux Parts GmbH", "APG", "wangwei");

        assertThat(guess(ALL).line(wangwei, "apg最近怎么样")).contains("/timeline apg");
        assertThat(guess(ALL).line(wangwei, "hapgood最近怎么样")).isEmpty();
    }

    @Test
    void aLongTextIsNotGuessedAbout() {
        assertThat(guess(ALL).line(wangwei, "奥克斯最近怎么样".repeat(20))).isEmpty();
    }

    @Test
    void whatOnlyLooksIsAnsweredAndWhatChangesIsAskedAbout() {
        hub.reset();
        assertThat(hub.answer("wangwei", "我今天要做什么")).startsWith("我猜您想要：/tasks 今天");

        RecordingContext asked = hub.type("wangwei", "提醒我明天下午给奥克斯寄样品");
        assertThat(asked.said.get(0)).contains("要这样做吗？", "/remind 奥克斯 明天下午 寄样品");
        assertThat(hub.data.db().count("SELECT count(*) FROM communication_tasks"))
                .isZero();
        assertThat(hub.tap("wangwei", TeamHub.key(asked, "是")).said.get(0)).contains("会提醒您", "奥克斯：寄样品");
    }

    @ParameterizedTest
    @CsvSource({"你好, 您好！", "hello, 您好！", "Hi~, 您好！", "谢谢！, 不客气", "多谢啦, 不客气", "好的, 👌", "你能做什么？, 奥克斯最近怎么样"})
    void aGreetingIsAnsweredAsOne(String typed, String answer) {
        assertThat(hub.answer("wangwei", typed)).contains(answer);
    }
}
