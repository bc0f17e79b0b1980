package cn.topcentral.hub.templates.page.day;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Instant;
import java.util.Optional;

/**
 * A report by chat that waits for its author.
 *
 * @param kind 拜访报告
 * @param page the record it became
 * @param open whether it is still being written, in WeCom
 */
public record DayVisit(
        String id,
        String kind,
        String customer,
        Optional<String> page,
        Instant spoken,
        boolean open,
        boolean confirmed,
        String csrf,
        Instant now)
        implements View {
    @Override
    public String template() {
        return "day/visit.jte";
    }

    public String path() {
        return "/day/visits/" + id + "/confirm";
    }

    public String when() {
        return ChineseTime.relative(spoken, now);
    }
}
