package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.command.CommandRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows {@code /assign}: {@code 37 李娜 周五}, {@code 奥克斯 转给 李娜 送样品}, {@code 奥克斯给李娜}, {@code 奥克斯 负责人 李娜}.
 *
 * @param subject a task's number or a customer's name
 * @param owner whether the colleague is to look after the customer
 * @param rest a day and what is to be done, in any order; may be empty
 */
record AssignArguments(String subject, boolean owner, String colleague, String rest) {
    private static final Set<String> FILLERS = Set.of("给", "转给", "交给", "转派给", "分给", "to");
    private static final Set<String> OWNER = Set.of("负责人", "负责", "owner");
    private static final Pattern TOGETHER = Pattern.compile("(\\S+?)(?:转派给|转给|交给|分给|给)(\\S+)(.*)");

    /** @param colleagues whether somebody is called so */
    static AssignArguments parse(String line, Predicate<String> colleagues) {
        List<String> words = new ArrayList<>(List.of(line.strip().split(" ", -1)));
        Matcher together = TOGETHER.matcher(line.strip());
        if (together.matches()
                && colleagues.test(together.group(2))
                && words.stream().skip(1).noneMatch(colleagues)) {
            words = new ArrayList<>(List.of(together.group(1), together.group(2)));
            words.addAll(List.of(together.group(3).strip().split(" ", -1)));
        }
        String first = words.remove(0);
        boolean owner = words.stream().anyMatch(word -> OWNER.contains(word.toLowerCase(Locale.ROOT)));
        words.removeIf(
                word -> FILLERS.contains(word) || OWNER.contains(word.toLowerCase(Locale.ROOT)) || word.isEmpty());
        if (first.isEmpty() || words.isEmpty()) {
            throw new CommandRefused("请写上转什么、转给谁，例如：/转派 3 李娜，或 /转派 奥克斯 李娜 周五 送样品。同事直接写姓名，不要用 @。");
        }
        int named = 0;
        while (named < words.size() && !colleagues.test(words.get(named))) {
            named++;
        }
        int colleague = named == words.size() ? 0 : named; // nobody: the word that should have been one
        List<String> subject = new ArrayList<>(List.of(first));
        subject.addAll(words.subList(0, colleague));
        return new AssignArguments(
                String.join(" ", subject),
                owner,
                words.get(colleague),
                String.join(" ", words.subList(colleague + 1, words.size())));
    }
}
