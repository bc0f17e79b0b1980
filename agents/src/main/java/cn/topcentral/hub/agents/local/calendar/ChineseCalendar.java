package cn.topcentral.hub.agents.local.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which days are worked in China, and when the festivals are. Official for 2019 to 2026, by the lunar calendar for 2027 and 2028; beyond that
 * weekends alone count. Immutable.
 */
public final class ChineseCalendar {
    private static final String TABLE = "chinese-holidays.tsv";
    private static final String NEW_YEAR = "正月初一";

    private final List<Holiday> holidays;
    private final List<LocalDate> newYears;
    private final Set<LocalDate> daysOff = new HashSet<>();
    private final Set<LocalDate> makeUpDays = new HashSet<>();

    private ChineseCalendar(List<String> lines) {
        List<Holiday> read = new ArrayList<>();
        List<LocalDate> years = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            Holiday holiday = new Holiday(fields[0], LocalDate.parse(fields[1]), LocalDate.parse(fields[2]));
            if (holiday.name().equals(NEW_YEAR)) {
                years.add(holiday.first());
                continue;
            }
            read.add(holiday);
            holiday.first().datesUntil(holiday.last().plusDays(1)).forEach(daysOff::add);
            if (fields.length > 3) {
                for (String day : fields[3].split(" ", -1)) {
                    makeUpDays.add(LocalDate.parse(day));
                }
            }
        }
        this.holidays = read.stream()
                .sorted(Comparator.comparing(Holiday::first).thenComparing(Holiday::name))
                .toList();
        this.newYears = List.copyOf(years);
    }

    /** The calendar of the table that comes with the product. */
    public static ChineseCalendar official() {
        try (InputStream table = ChineseCalendar.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("The program was packed without " + TABLE);
            }
            return new ChineseCalendar(new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + TABLE, e);
        }
    }

    public boolean isWorkday(LocalDate day) {
        if (makeUpDays.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !daysOff.contains(day);
    }

    /** The day that many workdays later, the day itself not counted; 0 is the day itself. */
    public LocalDate plusWorkdays(LocalDate day, int workdays) {
        LocalDate reached = day;
        for (int left = workdays; left > 0; left--) {
            reached = firstWorkdayAfter(reached);
        }
        return reached;
    }

    /** The next day that is worked. */
    public LocalDate firstWorkdayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkday(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The first holiday that ends on the day or later, the one running included. */
    public Optional<Holiday> nextHoliday(LocalDate day) {
        return holidays.stream()
                .filter(holiday -> !holiday.last().isBefore(day))
                .findFirst();
    }

    /** The first holiday of that name that ends on the day or later. */
    public Optional<Holiday> nextHoliday(String name, LocalDate day) {
        return holidays.stream()
                .filter(holiday ->
                        holiday.name().equals(name) && !holiday.last().isBefore(day))
                .findFirst();
    }

    /** The latest holiday of that name that began before the day. */
    public Optional<Holiday> lastHoliday(String name, LocalDate day) {
        return holidays.stream()
                .filter(holiday ->
                        holiday.name().equals(name) && holiday.first().isBefore(day))
                .reduce((earlier, later) -> later);
    }

    /** 正月初一 of that year, for the years of the table. */
    public Optional<LocalDate> lunarNewYear(int year) {
        return newYears.stream().filter(day -> day.getYear() == year).findFirst();
    }
}
