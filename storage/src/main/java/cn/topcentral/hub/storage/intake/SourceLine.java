package cn.topcentral.hub.storage.intake;

/** What a ledger line is found by. */
public record SourceLine(String system, String sourceRecordId) {}
