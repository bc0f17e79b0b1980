package cn.topcentral.hub.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDispatcherTest {
    private final List<String> ran = new ArrayList<>();
    private final RecordingContext context = RecordingContext.alone("r1");
    private final List<String> said = context.said;
    private final List<Command> commands = new ArrayList<>();
    private final CommandDispatcher dispatcher;

    CommandDispatcherTest() {
        Command timeline = new Recording("timeline", "时间轴");
        commands.addAll(List.of(
                timeline,
                new Recording("search", "搜索"),
                new Recording("note", "备注", true),
                new HelpCommand(() -> commands)));
        Map<String, Employee> employees =
                Map.of("zhangsan", employee("zhangsan", true), "left", employee("left", false));
        dispatcher = new CommandDispatcher(
                new CommandRegistry(commands),
                timeline,
                id -> Optional.ofNullable(employees.get(id)),
                List.of((sender, incoming, answer) ->
                        incoming.equals(new Incoming.Text("张工\n拜访了奥克斯")) && ran.add("visit")),
                (sender, text) -> switch (text) {
                    case "看看奥克斯" -> Optional.of("/timeline 奥克斯");
                    case "记一下奥克斯要样品" -> Optional.of("/note 奥克斯 要样品");
                    default -> Optional.empty();
                },
                new RateLimit(5, Duration.ofMinutes(1), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    @ParameterizedTest
    @CsvSource({
        "/timeline 奥克斯, timeline(奥克斯)",
        "/TimeLine 奥克斯, timeline(奥克斯)",
        "/时间轴 奥克斯, timeline(奥克斯)",
        "/时间轴奥克斯 30天, timeline(奥克斯 30天)",
        "时间轴 奥克斯, timeline(奥克斯)",
        "奥克斯 30天, timeline(奥克斯 30天)",
        "search 账期, search(账期)",
        "@助手 奥克斯, timeline(奥克斯)"
    })
    void aLineReachesItsCommand(String typed, String expected) {
        typed("zhangsan", typed);

        assertThat(ran).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/微笑", "/微笑/微笑你好", "/::)", "/强", "/强/强", "", "  ", "@助手"})
    void emoticonsAndNothingGetNoAnswer(String typed) {
        typed("zhangsan", typed);

        assertThat(ran).isEmpty();
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/timelin 奥克斯, timeline", "/tiemline, timeline", "/时间抽, 时间轴", "/serach, search", "/he, help"})
    void anUnknownCommandIsAnsweredWithTheNearestNames(String typed, String nearest) {
        typed("zhangsan", typed);

        assertThat(ran).isEmpty();
        assertThat(said).singleElement().asString().contains("/" + nearest).contains("/help");
    }

    @Test
    void aCommandLikeNoOtherIsAnsweredWithoutGuesses() {
        typed("zhangsan", "/qwertyuiop");

        assertThat(said).singleElement().asString().contains("/qwertyuiop").doesNotContain("/timeline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "left"})
    void onlyActiveEmployeesAreAnswered(String userId) {
        typed(userId, "/timeline 奥克斯");
        typed(userId, "/nosuch");
        tapped(userId, "timeline:C001");

        assertThat(ran).isEmpty();
        assertThat(said).hasSize(3).allMatch(text -> text.contains("管理员"));
    }

    @Test
    void aTappedButtonRunsItsCommandWithTheKeysArguments() {
        tapped("zhangsan", "timeline:C001");
        tapped("zhangsan", "somebody-elses-key");
        tapped("zhangsan", "unknown:C001");

        assertThat(ran).containsExactly("timeline[C001]");
        assertThat(said).isEmpty();
    }

    @Test
    void aButtonCanStandForATypedLine() {
        tapped("zhangsan", "typed:/search C001 账期");

        assertThat(ran).containsExactly("search(C001 账期)");
    }

    @Test
    void whatOnlyLooksIsRunOnAGuessAndSaidToBeOne() {
        typed("zhangsan", "看看奥克斯");

        assertThat(ran).containsExactly("timeline(奥克斯)");
        assertThat(said).containsExactly("我猜您想要：/timeline 奥克斯");
    }

    @ParameterizedTest
    @CsvSource({"记一下奥克斯要样品, /note 奥克斯 要样品", "备注 奥克斯 要样品, /备注 奥克斯 要样品"})
    void whatChangesDataIsAskedAboutBeforeItIsRunOnAGuess(String typed, String line) {
        typed("zhangsan", typed);

        assertThat(ran).isEmpty();
        ButtonInteractionCard question = (ButtonInteractionCard) context.cards.get(0);
        assertThat(question.plainText()).contains(line);

        tapped("zhangsan", question.buttons().get(0).key());

        assertThat(ran).containsExactly("note(奥克斯 要样品)");
    }

    @Test
    void aConversationComesBeforeGuessesAndSeesTheLines() {
        typed("zhangsan", "张工\n拜访了奥克斯");

        assertThat(ran).containsExactly("visit");
        assertThat(said).isEmpty();
    }

    @Test
    void whatIsAskedInAGroupIsAnsweredToThePersonAlone() {
        RecordingContext group = RecordingContext.inGroup("g1", false);
        dispatcher.received("zhangsan", new Incoming.Text("@助手 /search say"), group);

        assertThat(group.privately().said).containsExactly("张工 13800000001 说月底付款");
        assertThat(group.said).singleElement().asString().contains("私发").doesNotContain("付款");
    }

    @Test
    void aGroupThatMaySeeAllIsAnsweredOpenly() {
        RecordingContext group = RecordingContext.inGroup("g1", true);
        dispatcher.received("zhangsan", new Incoming.Text("@助手 /search say"), group);

        assertThat(group.privately().said).isEmpty();
        assertThat(group.said).hasSize(1);
    }

    @Test
    void aFloodIsToldOnceAndThenLeftAlone() {
        for (int i = 0; i < 9; i++) {
            typed("zhangsan", "/search " + i);
        }

        assertThat(ran).hasSize(5);
        assertThat(said).singleElement().asString().contains("太快");
    }

    @Test
    void aRefusalIsSaidInItsOwnWords() {
        typed("zhangsan", "/search refuse");

        assertThat(said).containsExactly("请写上要找的词。");
    }

    @Test
    void aLongTextIsNotTakenForAName() {
        typed("zhangsan", "今天拜访了客户，".repeat(20));

        assertThat(ran).isEmpty();
        assertThat(said).singleElement().asString().contains("/帮助");
    }

    @Test
    void helpListsEveryCommandInGroupsAndExplainsOne() {
        typed("zhangsan", "帮助");
        typed("zhangsan", "/help /搜索");

        assertThat(said).hasSize(2);
        assertThat(said.get(0)).contains("【看客户】\n/时间轴 记下来\n/搜索 记下来", "【记录】\n/备注 记下来", "【其他】\n/帮助 列出全部命令");
        assertThat(said.get(1)).contains("/搜索 客户名", "/search", "例").doesNotContain("/时间轴");
    }

    @Test
    void helpLeavesOutWhatTheSenderMayNotUse() {
        commands.add(new Recording("merge", "合并", true) {
            @Override
            public Employee.Role from() {
                return Employee.Role.MANAGER;
            }
        });

        typed("zhangsan", "/help");
        typed("zhangsan", "/help 合并");

        assertThat(said.get(0)).doesNotContain("合并");
        assertThat(said.get(1)).startsWith("没有“合并”这个命令。").contains("/时间轴");
    }

    @Test
    void twoCommandsOfOneNameAreAMistakeAtStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new CommandRegistry(List.of(new Recording("timeline", "时间轴"), new Recording("other", "时间轴"))))
                .withMessageContaining("时间轴");
    }

    @Test
    void distanceCountsASwapOfNeighboursOnce() {
        assertThat(NearestNames.distance("tiemline", "timeline")).isEqualTo(1);
        assertThat(NearestNames.distance("", "help")).isEqualTo(4);
        assertThat(NearestNames.distance("搜素", "搜索")).isEqualTo(1);
    }

    private void typed(String userId, String text) {
        dispatcher.received(userId, new Incoming.Text(text), context);
    }

    private void tapped(String userId, String key) {
        dispatcher.received(userId, new Incoming.Tap(key, Map.of()), context);
    }

    private static Employee employee(String userId, boolean active) {
        return new Employee(
                userId,
                "张三",
                Employee.Role.REP,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                active);
    }

    /** Notes what it was asked: round brackets for typed, square ones for tapped. */
    private class Recording implements Command {
        private final String name;
        private final String chineseName;
        private final boolean changes;

        Recording(String name, String chineseName) {
            this(name, chineseName, false);
        }

        Recording(String name, String chineseName, boolean changes) {
            this.name = name;
            this.chineseName = chineseName;
            this.changes = changes;
        }

        @Override
        public boolean changes() {
            return changes;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String chineseName() {
            return chineseName;
        }

        @Override
        public String arguments() {
            return "客户名";
        }

        @Override
        public String help() {
            return "记下来";
        }

        @Override
        public String example() {
            return "/" + chineseName + " 奥克斯";
        }

        @Override
        public void run(CommandRequest request, CommandContext context) {
            if (request.arguments().equals("refuse")) {
                throw new CommandRefused("请写上要找的词。");
            }
            if (request.arguments().equals("say")) {
                context.respond("张工 13800000001 说月底付款");
            }
            boolean typed = request.origin() == CommandRequest.Origin.TYPED;
            ran.add(name + (typed ? "(" + request.arguments() + ")" : "[" + request.arguments() + "]"));
        }
    }
}
