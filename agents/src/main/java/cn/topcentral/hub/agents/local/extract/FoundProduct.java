package cn.topcentral.hub.agents.local.extract;

/** A grade or material where it stands. */
record FoundProduct(int start, int end, String text) {}
