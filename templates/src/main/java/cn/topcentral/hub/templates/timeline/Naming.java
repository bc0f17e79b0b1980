package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.text.CleanText;

/** What stands where a name that came from outside shows nothing, and the line that names the card. */
final class Naming {
    private Naming() {}

    static String customer(String name) {
        String clean = CleanText.line(name);
        return clean.isEmpty() ? "未命名客户" : clean;
    }

    static Source source(String what, boolean demo) {
        return Source.of(demo ? what + " · 演示数据" : what);
    }
}
