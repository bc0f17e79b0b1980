package cn.topcentral.hub.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CursorTokenProperties {
    @Property
    void everyPlaceComesBackToTheMicrosecond(@ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros) {
        Cursor cursor = new Cursor(
                Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000), new RecordId("CALL-1_2"));
        assertThat(CursorToken.parse(CursorToken.of(cursor))).contains(cursor);
    }

    @Property
    void noTextBreaksTheReading(@ForAll String text) {
        assertThat(CursorToken.parse(text)).isEmpty();
    }

    @Example
    void cutAndImpossiblePlacesAreNone() {
        assertThat(CursorToken.parse("2024-06-15T01:30:00Z")).isEmpty();
        assertThat(CursorToken.parse("2024-06-15T01:30:00Z_")).isEmpty();
        assertThat(CursorToken.parse("+1000000-01-01T00:00:00Z_X")).isEmpty();
        assertThat(CursorToken.parse("-0400-01-01T00:00:00Z_X")).isEmpty();
    }
}
