package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first six commands with an example each; the others by name. WeCom wants a page behind such a card. */
public final class HelpCard {
    private static final int ROWS = 6;

    private HelpCard() {}

    public static TextNoticeCard render(List<CommandDescription> commands, URI page) {
        return TextNoticeCard.titled(MainTitle.of("可以这样问我", "中英文命令都可以，/help 命令名 看详细说明"), Destination.page(page))
                .withSource(Naming.source("帮助", false))
                .withSubTitle(others(commands))
                .withRows(commands.stream()
                        .limit(ROWS)
                        .map(command -> HorizontalContent.of(command.chineseName(), command.example()))
                        .toList());
    }

    private static Optional<String> others(List<CommandDescription> commands) {
        String names = commands.stream()
                .skip(ROWS)
                .map(command -> "/" + command.chineseName())
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? Optional.empty() : Optional.of("还有：" + names);
    }
}
