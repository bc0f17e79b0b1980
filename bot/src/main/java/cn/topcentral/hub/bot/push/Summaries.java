package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.notification.MergedPush;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.templates.push.StormSummary;
import cn.topcentral.hub.templates.push.StormSummary.Line;
import cn.topcentral.hub.templates.push.StormSummary.PushKind;
import cn.topcentral.hub.templates.push.StormSummaryCard;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the summary in place of many pushes. */
final class Summaries {
    private final URI page;

    /** @param page where a tap on a summary leads */
    Summaries(URI page) {
        this.page = page;
    }

    /** As pressing as the most pressing of its lines, which stand first. */
    NewNotification of(String audience, List<MergedPush> merged, Instant now) {
        StormSummary summary = new StormSummary(
                merged.stream()
                        .map(line -> new Line(PushKind.valueOf(line.kind().name()), line.summary()))
                        .toList(),
                page);
        return new NewNotification(
                "summary",
                audience,
                merged.get(0).kind(),
                Message.of(StormSummaryCard.render(summary), StormSummaryCard.markdown(summary))
                        .json(),
                merged.size() + " 条消息的汇总",
                now,
                Optional.empty());
    }
}
