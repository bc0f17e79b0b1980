package cn.topcentral.hub.storage.alert;

import java.time.Instant;

/** An alert that was not there before. */
public record NewAlert(AlertSubject subject, AlertFinding finding, Instant at) {}
