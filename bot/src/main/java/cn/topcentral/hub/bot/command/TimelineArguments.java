package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What follows {@code /timeline}: a customer's name with periods and channels before or after it, in any order: {@code 奥克斯 30天 电话}.
 *
 * @param customer the name as typed, which may hold spaces; empty when none was given
 * @param period empty for all of time
 * @param channels empty for all channels
 */
public record TimelineArguments(String customer, Optional<Period> period, Set<CommunicationType> channels) {
    public TimelineArguments {
        channels = Set.copyOf(channels);
    }

    /**
     * Parses the text after the command.
     *
     * @param clock tells what today is, and the zone in which days begin
     * @throws CommandRefused when a period cannot be, or two are given
     */
    public static TimelineArguments parse(String text, Clock clock) {
        Deque<String> words = new ArrayDeque<>(Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
        Filters filters = new Filters(new PeriodWords(clock));
        // A filter word inside the name belongs to the name: 上海 会议 设备公司.
        while (!words.isEmpty() && filters.takeLast(words)) {}
        while (!words.isEmpty() && filters.takeFirst(words)) {}
        return new TimelineArguments(String.join(" ", words), filters.period, filters.channels);
    }

    /** Collects the filters while the words are taken from both ends. */
    private static final class Filters {
        private static final Set<String> SINCE = Set.of("since", "--since", "自", "自从", "从");

        private final PeriodWords periods;
        private Optional<Period> period = Optional.empty();
        private final Set<CommunicationType> channels = EnumSet.noneOf(CommunicationType.class);

        Filters(PeriodWords periods) {
            this.periods = periods;
        }

        boolean takeLast(Deque<String> words) {
            String last = words.removeLast();
            String before = words.isEmpty() ? "" : words.getLast();
            if (SINCE.contains(before.toLowerCase(Locale.ROOT)) && take("since" + last)) {
                words.removeLast();
                return true;
            }
            if (take(last)) {
                return true;
            }
            words.addLast(last);
            return false;
        }

        boolean takeFirst(Deque<String> words) {
            String first = words.removeFirst();
            if (take(first)) {
                return true;
            }
            words.addFirst(first);
            return false;
        }

        private boolean take(String typed) {
            String word = typed.toLowerCase(Locale.ROOT);
            Optional<Set<CommunicationType>> channel = ChannelWords.parse(word);
            if (channel.isPresent()) {
                channels.addAll(channel.get());
                return true;
            }
            Optional<Period> found = periods.parse(word);
            if (found.isPresent() && period.isPresent()) {
                throw new CommandRefused(
                        "时间范围写了两次（" + found.get().label() + "、" + period.get().label() + "），请只保留一个。");
            }
            period = found.or(() -> period);
            return found.isPresent();
        }
    }
}
