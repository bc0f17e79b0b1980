package cn.topcentral.hub.bot.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A form page of the hub's own, {@code /forms/NAME}.
 *
 * @param title {@code title}: heading of the page and name of the form on the timeline, default {@code 在线询价}
 * @param intro {@code intro}: a sentence under the heading, default none
 * @param notice {@code notice}: what visitors are told of the use of their data, default a sentence that it serves to answer them
 * @param frameOrigins {@code frame_origins}: sites that may show the page in a frame, e.g. {@code https://www.topcentral.example}; default none
 */
public record FormPageConfig(String title, Optional<String> intro, String notice, Set<String> frameOrigins) {
    static final List<String> KEYS = List.of("title", "intro", "notice", "frame_origins");

    public FormPageConfig {
        frameOrigins = Set.copyOf(frameOrigins);
    }

    static FormPageConfig read(ConfigSection section) {
        return new FormPageConfig(
                section.text("title").orElse("在线询价"),
                section.text("intro"),
                section.text("notice").orElse("您填写的信息只用于回复您的咨询。"),
                section.texts("frame_origins", TextRule.ORIGIN));
    }
}
