package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;

/** That a contact point took part in a record. */
public record PartyLink(long contactPointId, RecordId record, String role) {}
