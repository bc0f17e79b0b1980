package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock in the zone in which the firm counts its days, whatever zone it was made in. */
final class FirmClock extends Clock {
    private final Clock clock;

    FirmClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return ChineseTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
