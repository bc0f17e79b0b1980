package cn.topcentral.hub.bot.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A customer's year: matter after matter in the customer's rhythm. The same customer and the same day give the same year; each matter draws
 * from a generator of its own, so that a holiday more or less does not change all that follows.
 */
final class Year {
    /** What is said counts as said when it has been over for a while. */
    private static final int MINUTES_AGO = 30;

    private final Clock clock;
    private final WorkCalendar calendar;
    private final Map<String, Plot> plots = Plot.load();
    private final Map<String, Rhythm> rhythms = Rhythm.load();
    private final Scripts scripts = Scripts.load();

    Year(Clock clock, WorkCalendar calendar) {
        this.clock = clock;
        this.calendar = calendar;
    }

    /** A matter of the year: which plot it followed, when it began, what it was about. */
    record Told(String plot, LocalDate start, Map<String, String> facts) {}

    /** What was said, and which matters it was about. */
    record Account(List<Happening> happenings, List<Told> matters) {}

    Account of(DemoCustomer customer) {
        Rhythm rhythm = Objects.requireNonNull(rhythms.get(customer.rhythm()), customer.rhythm());
        LocalDate today = LocalDate.ofInstant(clock.instant(), DraftParts.ZONE);
        SplittableRandom random = new SplittableRandom(customer.id().hashCode());
        Instant latest = clock.instant().minusSeconds(MINUTES_AGO * 60L);
        List<Happening> year = new ArrayList<>();
        List<Told> matters = new ArrayList<>();
        int number = 0;
        int ago = rhythm.from() - random.nextInt(rhythm.every());
        while (ago >= rhythm.to()) {
            boolean ending = ago - rhythm.every() * rhythm.last().size() < rhythm.to();
            String plot = ending && !rhythm.last().isEmpty()
                    ? rhythm.last().get(number % rhythm.last().size())
                    : rhythm.plots().get(random.nextInt(rhythm.plots().size()));
            String key = customer.id().toLowerCase(Locale.ROOT) + "-" + number;
            LocalDate start = calendar.onOrAfter(today.minusDays(ago));
            Telling telling = new Telling(customer, key, scripts, number, start, calendar, random.split());
            year.addAll(telling.of(Objects.requireNonNull(plots.get(plot), plot)));
            matters.add(new Told(plot, start, telling.facts()));
            ago -= rhythm.every() + random.nextInt(-rhythm.spread(), rhythm.spread() + 1);
            number++;
        }
        year.removeIf(happening -> happening.end().isAfter(latest));
        return new Account(year, matters);
    }
}
