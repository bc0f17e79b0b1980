package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.bot.timeline.TimelineFilter.Traits;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineHints.Lately;
import cn.topcentral.hub.templates.page.customer.FilterForm;
import cn.topcentral.hub.templates.page.customer.FilterForm.Chip;
import cn.topcentral.hub.templates.page.customer.FilterForm.Choice;
import cn.topcentral.hub.templates.page.customer.FilterForm.Choices;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a filter into a form and into chips.
 *
 * @param view path of the page the form is for
 */
record FilterForms(TimelineScope scope, String view, boolean oldestFirst) {

    FilterForm form(Lately lately) {
        TimelineFilter filter = scope.filter();
        Traits traits = filter.traits();
        boolean days = filter.recent().isEmpty();
        return new FilterForm(
                view,
                List.of(
                        choices(
                                "type",
                                "类型",
                                false,
                                labels(CommunicationType.values(), CommunicationType::code, this::type),
                                codes(filter.types(), CommunicationType::code)),
                        choices("days", "时间", false, periods(), periodChosen()),
                        choices("channel", "渠道", false, channels(lately), List.copyOf(traits.channels())),
                        choices(
                                "intent",
                                "意图",
                                false,
                                labels(IntentCategory.values(), IntentCategory::code, IntentCategory::label),
                                codes(traits.intents(), IntentCategory::code)),
                        choices(
                                "sentiment",
                                "情绪",
                                true,
                                labels(SentimentClass.values(), SentimentClass::code, SentimentClass::label),
                                codes(traits.sentiments(), SentimentClass::code)),
                        choices(
                                "urgency",
                                "紧急",
                                true,
                                labels(UrgencyLevel.values(), UrgencyLevel::code, UrgencyLevel::label),
                                codes(traits.urgencies(), UrgencyLevel::code)),
                        choices(
                                "person",
                                "人员",
                                true,
                                people(lately),
                                traits.person().map(PersonKey::token).stream().toList())),
                days
                        ? filter.from()
                                .map(from -> ChineseTime.date(from).toString())
                                .orElse("")
                        : "",
                days
                        ? filter.to()
                                .map(to -> ChineseTime.date(to.minusNanos(1)).toString())
                                .orElse("")
                        : "",
                CleanText.line(traits.text()),
                oldestFirst,
                chips());
    }

    private String type(CommunicationType type) {
        return type.icon() + " " + type.label();
    }

    private static Map<String, String> periods() {
        Map<String, String> periods = labels(RecentDays.values(), RecentDays::code, RecentDays::label);
        periods.put("custom", "自选");
        return periods;
    }

    private List<String> periodChosen() {
        TimelineFilter filter = scope.filter();
        boolean custom = filter.from().isPresent() || filter.to().isPresent();
        return filter
                .recent()
                .map(RecentDays::code)
                .or(() -> custom ? Optional.of("custom") : Optional.empty())
                .stream()
                .toList();
    }

    private Map<String, String> channels(Lately lately) {
        Map<String, String> channels = new LinkedHashMap<>();
        Stream.concat(lately.channels().stream(), scope.filter().traits().channels().stream())
                .forEach(channel -> channels.put(channel, CleanText.line(channel)));
        return channels;
    }

    private Map<String, String> people(Lately lately) {
        Map<String, String> people = new LinkedHashMap<>();
        scope.persons()
                .choices(
                        lately,
                        scope.customer().owner(),
                        scope.filter().traits().person())
                .forEach((key, name) -> people.put(key.token(), CleanText.line(name)));
        return people;
    }

    /** Several values of one kind come from links; they stay together as one choice, which the form can send again. */
    private static Choices choices(
            String name, String label, boolean rare, Map<String, String> options, List<String> chosen) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "全部", chosen.isEmpty())));
        if (chosen.size() > 1) {
            String together = chosen.stream()
                    .map(value -> options.getOrDefault(value, value))
                    .collect(Collectors.joining("、"));
            choices.add(new Choice(String.join(",", chosen), together, true));
        }
        options.forEach(
                (value, words) -> choices.add(new Choice(value, words, chosen.size() == 1 && chosen.contains(value))));
        return new Choices(name, label, rare, choices);
    }

    private static <T> Map<String, String> labels(T[] values, Function<T, String> code, Function<T, String> label) {
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> labels.put(code.apply(value), label.apply(value)));
        return labels;
    }

    private static <T extends Enum<T>> List<String> codes(Set<T> values, Function<T, String> code) {
        return values.stream().sorted().map(code).toList();
    }

    private List<Chip> chips() {
        TimelineFilter filter = scope.filter();
        Traits traits = filter.traits();
        List<Chip> chips = new ArrayList<>();
        if (!filter.words().isBlank()) {
            chips.add(chip(filter.words(), filter.anyTime()));
        }
        filter.types().stream()
                .sorted()
                .forEach(type -> chips.add(chip(type(type), filter.ofTypes(minus(filter.types(), type)))));
        traits.channels().stream()
                .sorted()
                .forEach(channel -> chips.add(
                        chip("渠道: " + channel, filter.having(traits.ofChannels(minus(traits.channels(), channel))))));
        traits.intents().stream()
                .sorted()
                .forEach(intent -> chips.add(chip(
                        "意图: " + intent.label(), filter.having(traits.ofIntents(minus(traits.intents(), intent))))));
        traits.sentiments().stream()
                .sorted()
                .forEach(mood -> chips.add(chip(
                        "情绪: " + mood.label(), filter.having(traits.ofSentiments(minus(traits.sentiments(), mood))))));
        traits.urgencies().stream()
                .sorted()
                .forEach(level -> chips.add(chip(
                        "紧急: " + level.label(), filter.having(traits.ofUrgencies(minus(traits.urgencies(), level))))));
        traits.person()
                .ifPresent(person -> chips.add(
                        chip("人员: " + scope.persons().name(person), filter.having(traits.ofPerson(Optional.empty())))));
        if (!traits.text().isBlank()) {
            chips.add(chip("文字: " + traits.text(), filter.having(traits.ofText(""))));
        }
        return chips;
    }

    private Chip chip(String label, TimelineFilter without) {
        return new Chip(CleanText.line(label), view + PageLinks.question(without, oldestFirst));
    }

    private static <T> Set<T> minus(Set<T> values, T one) {
        Set<T> others = new LinkedHashSet<>(values);
        others.remove(one);
        return others;
    }
}
