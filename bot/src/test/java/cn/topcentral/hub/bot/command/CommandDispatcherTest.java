package cn.topcentral.hub.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.card.Card;
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
    private final List<String> said = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final CommandDispatcher dispatcher;

    CommandDispatcherTest() {
        Command timeline = new Recording("timeline", "时间轴");
        commands.addAll(List.of(timeline, new Recording("search", "搜索"), new HelpCommand(() -> commands)));
        Map<String, Employee> employees =
                Map.of("zhangsan", employee("zhangsan", true), "left", employee("left", false));
        dispatcher = new CommandDispatcher(
                new CommandRegistry(commands), timeline, id -> Optional.ofNullable(employees.get(id)));
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
        dispatcher.typed("zhangsan", typed, context());

        assertThat(ran).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/微笑", "/微笑/微笑你好", "/::)", "/强", "/强/强", "", "  ", "@助手"})
    void emoticonsAndNothingGetNoAnswer(String typed) {
        dispatcher.typed("zhangsan", typed, context());

        assertThat(ran).isEmpty();
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/timelin 奥克斯, timeline", "/tiemline, timeline", "/时间抽, 时间轴", "/serach, search", "/he, help"})
    void anUnknownCommandIsAnsweredWithTheNearestNames(String typed, String nearest) {
        dispatcher.typed("zhangsan", typed, context());

        assertThat(ran).isEmpty();
        assertThat(said).singleElement().asString().contains("/" + nearest).contains("/help");
    }

    @Test
    void aCommandLikeNoOtherIsAnsweredWithoutGuesses() {
        dispatcher.typed("zhangsan", "/qwertyuiop", context());

        assertThat(said).singleElement().asString().contains("/qwertyuiop").doesNotContain("/timeline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "left"})
    void onlyActiveEmployeesAreAnswered(String userId) {
        dispatcher.typed(userId, "/timeline 奥克斯", context());
        dispatcher.typed(userId, "/nosuch", context());
        dispatcher.tapped(userId, "timeline:C001", context());

        assertThat(ran).isEmpty();
        assertThat(said).hasSize(3).allMatch(text -> text.contains("管理员"));
    }

    @Test
    void aTappedButtonRunsItsCommandWithTheKeysArguments() {
        dispatcher.tapped("zhangsan", "timeline:C001", context());
        dispatcher.tapped("zhangsan", "somebody-elses-key", context());
        dispatcher.tapped("zhangsan", "unknown:C001", context());

        assertThat(ran).containsExactly("timeline[C001]");
        assertThat(said).isEmpty();
    }

    @Test
    void aRefusalIsSaidInItsOwnWords() {
        dispatcher.typed("zhangsan", "/search refuse", context());

        assertThat(said).containsExactly("请写上要找的词。");
    }

    @Test
    void aLongTextIsNotTakenForAName() {
        dispatcher.typed("zhangsan", "今天拜访了客户，".repeat(20), context());

        assertThat(ran).isEmpty();
        assertThat(said).singleElement().asString().contains("/帮助");
    }

    @Test
    void helpNamesEveryCommandWithAnExample() {
        dispatcher.typed("zhangsan", "帮助", context());
        dispatcher.typed("zhangsan", "/help /搜索", context());

        assertThat(said).hasSize(2);
        assertThat(said.get(0)).contains("/timeline", "/时间轴", "/search", "/help", "例");
        assertThat(said.get(1)).contains("/search").doesNotContain("/timeline");
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

    private CommandContext context() {
        return new CommandContext() {
            @Override
            public void ack(String text) {
                said.add(text);
            }

            @Override
            public void respond(Card card) {
                said.add(card.plainText());
            }

            @Override
            public void respond(String text) {
                said.add(text);
            }

            @Override
            public void say(String text) {
                said.add(text);
            }

            @Override
            public String reference() {
                return "r1";
            }
        };
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
    private final class Recording implements Command {
        private final String name;
        private final String chineseName;

        Recording(String name, String chineseName) {
            this.name = name;
            this.chineseName = chineseName;
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
            boolean typed = request.origin() == CommandRequest.Origin.TYPED;
            ran.add(name + (typed ? "(" + request.arguments() + ")" : "[" + request.arguments() + "]"));
        }
    }
}
