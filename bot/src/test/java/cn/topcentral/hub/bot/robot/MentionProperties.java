package cn.topcentral.hub.bot.robot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.command.TypedLine;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a group member types around the mention, all the way to the command it means. */
class MentionProperties {
    private static final Mentions NAMED = new Mentions(List.of("沟通 助手", "Hub", "Hub Bot"));
    private static final Mentions UNNAMED = new Mentions(List.of());

    @Property(tries = 400)
    void whereverTheMentionStandsTheCommandIsTheSame(@ForAll("mentioned") String typed) {
        assertThat(TypedLine.parse(NAMED.without(typed))).isEqualTo(new TypedLine.Slash("timeline", "奥克斯 30天"));
    }

    @Property(tries = 400)
    void aNameWithoutSpacesNeedsNoConfiguration(@ForAll("singleWord") String typed) {
        assertThat(TypedLine.parse(UNNAMED.without(typed))).isEqualTo(new TypedLine.Slash("timeline", "奥克斯 30天"));
    }

    @Property(tries = 400)
    void whatMentionsNobodyStaysAsItIs(@ForAll("plain") String typed) {
        assertThat(NAMED.without(typed)).isEqualTo(typed.strip());
        assertThat(UNNAMED.without(typed)).isEqualTo(typed.strip());
    }

    @Example
    void onlyTheRobotIsTakenOutWhereItIsKnown() {
        assertThat(NAMED.without("@沟通\u2005助手 @李四 今天和奥克斯谈了账期\n下周再去")).isEqualTo("@李四 今天和奥克斯谈了账期\n下周再去");
        assertThat(NAMED.without("@hub bot 奥克斯")).isEqualTo("奥克斯");
        assertThat(NAMED.without("@Hubert 奥克斯"))
                .as("a longer name is somebody else")
                .isEqualTo("奥克斯");
        assertThat(UNNAMED.without("请 wang@aux.com 看 @助手")).isEqualTo("请 wang@aux.com 看");
    }

    @Provide
    Arbitrary<String> mentioned() {
        return around(Arbitraries.of("@沟通 助手", "＠沟通\u2005助手", "@沟通\u3000助手", "@Hub Bot", "@hub bot", "@Hub"));
    }

    @Provide
    Arbitrary<String> singleWord() {
        return around(Arbitraries.of("@助手", "＠助手", "@HubBot", "@机器人-2"));
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.of("奥克斯", " wang@aux.com ", "PC/ABS", "报价\n", "/", "a@b", "账期 30天")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join(" ", parts));
    }

    private static Arbitrary<String> around(Arbitrary<String> mention) {
        Arbitrary<String> space = Arbitraries.of(" ", "\u2005", "\u3000", "\u00a0", "  ");
        Arbitrary<String> slash = Arbitraries.of("/", "／", "/ ");
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 3);
        return Combinators.combine(mention, space, slash, place).as((name, gap, mark, at) -> switch (at) {
            case 0 -> name + gap + mark + "timeline" + gap + "奥克斯" + gap + "30天";
            case 1 -> mark + "timeline" + gap + name + gap + "奥克斯" + gap + "30天";
            case 2 -> mark + "timeline" + gap + "奥克斯" + gap + name + gap + "30天";
            default -> mark + "timeline" + gap + "奥克斯" + gap + "30天" + gap + name;
        });
    }
}
