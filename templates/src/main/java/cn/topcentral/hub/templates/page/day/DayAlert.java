package cn.topcentral.hub.templates.page.day;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert as a row of somebody's day.
 *
 * @param kind 紧急 or 风险, with its kind
 * @param open whether something can still be done about it here
 * @param said how it stands once it is not open, or what was just done
 */
public record DayAlert(
        long id,
        String kind,
        boolean high,
        String level,
        Optional<DayCustomer> customer,
        String title,
        Optional<String> source,
        Instant began,
        boolean open,
        Optional<String> said,
        String csrf,
        Instant now)
        implements View {
    public DayAlert {
        title = CleanText.line(title);
        said = said.map(CleanText::line);
    }

    @Override
    public String template() {
        return "day/alert.jte";
    }

    public String path() {
        return "/day/alerts/" + id;
    }

    public String since() {
        return ChineseTime.relative(began, now);
    }
}
