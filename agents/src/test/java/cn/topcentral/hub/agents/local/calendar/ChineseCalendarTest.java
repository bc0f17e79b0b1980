package cn.topcentral.hub.agents.local.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseCalendarTest {
    private final ChineseCalendar calendar = ChineseCalendar.official();

    @ParameterizedTest
    @CsvSource({
        "2025-01-26, true",
        "2025-01-28, false",
        "2025-02-04, false",
        "2025-02-05, true",
        "2025-02-08, true",
        "2024-09-14, true",
        "2026-02-14, true",
        "2025-06-21, false",
        "2025-06-23, true",
        "2040-06-02, false",
        "2040-06-04, true"
    })
    void workdaysKnowHolidaysAndMakeUpDays(LocalDate day, boolean worked) {
        assertThat(calendar.isWorkday(day)).isEqualTo(worked);
    }

    @Test
    void workdaysAreCountedOverAHoliday() {
        assertThat(calendar.plusWorkdays(LocalDate.of(2025, 9, 29), 3)).isEqualTo("2025-10-10");
        assertThat(calendar.plusWorkdays(LocalDate.of(2025, 9, 29), 0)).isEqualTo("2025-09-29");
    }

    @Test
    void nextHolidayIsTheRunningOneToo() {
        assertThat(calendar.nextHoliday(LocalDate.of(2025, 5, 3)))
                .get()
                .extracting(Holiday::name)
                .isEqualTo("劳动节");
        assertThat(calendar.nextHoliday("春节", LocalDate.of(2025, 3, 1)))
                .get()
                .extracting(Holiday::first)
                .isEqualTo(LocalDate.of(2026, 2, 15));
        assertThat(calendar.lastHoliday("国庆", LocalDate.of(2025, 3, 1)))
                .get()
                .extracting(Holiday::last)
                .isEqualTo(LocalDate.of(2024, 10, 7));
    }

    @Test
    void beyondTheTableThereAreNoHolidays() {
        assertThat(calendar.nextHoliday(LocalDate.of(2040, 1, 1))).isEmpty();
    }
}
