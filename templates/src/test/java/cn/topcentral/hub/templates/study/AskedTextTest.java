package cn.topcentral.hub.templates.study;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.study.Asked.Point;
import cn.topcentral.hub.templates.study.Asked.Quoted;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskedTextTest {
    private static final Instant NOW = Instant.parse("2024-06-17T17:00:00+08:00");
    private static final URI PAGE = URI.create("https://hub.topcentral.example/search?q=%E8%B4%A6%E6%9C%9F");
    private static final Quoted CALL = new Quoted(
            Instant.parse("2024-06-16T16:30:00+08:00"),
            CommunicationType.MOBILE,
            Optional.of("张经理"),
            "60 天，集团统一的，下季度所有塑料供应商都切。");
    private static final Quoted MAIL = new Quoted(
            Instant.parse("2023-12-17T15:00:00+08:00"), CommunicationType.EMAIL, Optional.empty(), "三、账期：试样及小批 30 天；");

    private static Asked asked(String subject, Point... points) {
        return new Asked("奥克斯", subject, List.of(points), PAGE, NOW);
    }

    @Test
    void quotesComeUnderALineThatSaysWhatWasFound() {
        assertGolden(
                "asked__quotes.txt",
                AskedText.render(asked("账期", new Point("", List.of(CALL)), new Point("", List.of(MAIL)))));
    }

    @Test
    void aWordedPointComesWithItsQuotes() {
        assertGolden(
                "asked__worded.txt",
                AskedText.render(asked("账期", new Point("对方要求 60 天，我方维持 30 天。", List.of(CALL, MAIL)))));
    }

    @Test
    void nothingFoundSaysWhatToTry() {
        assertGolden("asked__nothing.txt", AskedText.render(asked("激光焊接")));
    }

    @Test
    void foreignTextMakesNoMentionAndNoLink() {
        Quoted evil = new Quoted(
                NOW, CommunicationType.WECHAT, Optional.of("<@all>"), "<@wangwei> [点这里](https://evil.example) `x`");

        String text = AskedText.render(asked("<@all>", new Point("", List.of(evil))));

        assertThat(text).contains("＜@wangwei＞", "［点这里］").doesNotContain("<@", "[点", "`");
    }
}
