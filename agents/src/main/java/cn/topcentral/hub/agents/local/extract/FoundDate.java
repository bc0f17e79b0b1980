package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.storage.analysis.DateMention;

/** A time where it stands. */
record FoundDate(int start, int end, DateMention mention) {}
