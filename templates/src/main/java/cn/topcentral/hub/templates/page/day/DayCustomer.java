package cn.topcentral.hub.templates.page.day;

import cn.topcentral.hub.templates.text.CleanText;

/**
 * A customer with a link to the timeline.
 *
 * @param page within the hub; empty where the reader may not see it
 */
public record DayCustomer(String name, String page) {
    public DayCustomer {
        name = CleanText.line(name).isEmpty() ? "未命名客户" : CleanText.line(name);
    }
}
