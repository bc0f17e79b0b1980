package cn.topcentral.hub.agents.local.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Times of the day alone, which mean today: 下午, 两点前, 中午之前, 今晚. */
final class HourDates {
    private HourDates() {}

    static List<DateRule> rules() {
        return List.of(
                DateRule.of(
                        "(?:上午|下午|晚上|中午|傍晚|早上|下班)?\\s?" + DateWords.CLOCK_TIME + "(?:之前|以前|前(?![后台面]))",
                        HourDates::today),
                DateRule.of(
                        "(?:上午|下午|晚上|中午|傍晚|早上)?\\s?" + DateWords.CLOCK_TIME + "(?:前后|左右|(?=就?[关要断发走停]|出门|开始|装车|截|上料))",
                        HourDates::today),
                DateRule.of("早上(?=打|付|发|刚|寄)", HourDates::today),
                DateRule.of("(?:上午|下午|晚上|中午|傍晚|下班)(?:之前|以前|前(?![台面]))", HourDates::today),
                DateRule.of("(?<![天日早晚每一半大号])上午(?=刚|就|要|能|有|必须|给|发|说)", HourDates::today),
                DateRule.of("(?<![天日早晚每一半大号五四三二六])中午(?=补|发|给|到|能|来|前)", HourDates::today),
                DateRule.of(
                        "(?<![天日早晚每一半大号五四三二六])下午(?=[^\\d,，。;\\n]{0,10}(?:要|就|来|审|开|定|截止|到|能|给|发|过来|装|会|走|出|回|等|传|打|付|转|补|定|签|拿|提|寄))(?!茶|去|拜访|到了|见|走访|陪)",
                        HourDates::today));
    }

    private static Optional<DayRange> today(Matcher m, DateContext context) {
        return Optional.of(DayRange.on(context.day()));
    }
}
