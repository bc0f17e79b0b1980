package cn.topcentral.hub.templates.page;

import java.util.List;

/** Frames around the pages of tests. */
final class Shells {
    static final Shell REP = new Shell("王伟", List.of(new Shell.Place("搜索", "🔍", "/search", true)), "token");

    private Shells() {}
}
