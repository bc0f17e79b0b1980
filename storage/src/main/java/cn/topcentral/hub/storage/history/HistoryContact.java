package cn.topcentral.hub.storage.history;

import java.util.Optional;

/** A person at the customer. */
public record HistoryContact(int id, String name, Optional<String> title) {}
