package cn.topcentral.hub.agents.local.extract;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to say a time. */
record DateRule(Pattern pattern, BiFunction<Matcher, DateContext, Optional<DayRange>> resolver) {

    static DateRule of(String pattern, BiFunction<Matcher, DateContext, Optional<DayRange>> resolver) {
        return new DateRule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), resolver);
    }
}
