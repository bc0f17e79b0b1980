package cn.topcentral.hub.templates.page.day;

import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Instant;

/**
 * The newest communication with a customer.
 *
 * @param record its place on the timeline
 */
public record DayContact(DayCustomer customer, String icon, String gist, String record, Instant time, Instant now) {
    public DayContact {
        gist = CleanText.line(gist);
    }

    public String when() {
        return ChineseTime.relative(time, now);
    }

    public String exactly() {
        return ChineseTime.dayHeading(ChineseTime.date(time), now) + " " + ChineseTime.clock(time);
    }
}
