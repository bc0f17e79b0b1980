package cn.topcentral.hub.bot.guess;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.Guess;
import cn.topcentral.hub.bot.task.Moment;
import cn.topcentral.hub.bot.task.MomentWords;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerMentions.Mention;
import cn.topcentral.hub.storage.employee.Employee;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a command of what somebody wrote in their own words, by rules that can be read. Nothing is guessed about a customer unless exactly one
 * is named by a whole name and is the sender's to see; and what changes data is guessed only then, or when somebody asks to be reminded
 * themselves. Thread-safe.
 */
public final class SaidGuess implements Guess {
    private static final Pattern BEFORE_NAME = Pattern.compile("(?:给|跟|和|与|向|对|找|去|到|把|将|帮|为|关于|请问)$");
    private static final Pattern AFTER_NAME = Pattern.compile("^(?:公司|集团|那边|这边|那里|他们)");
    private static final Pattern REMIND =
            Pattern.compile("(?:记得|到时候?|麻烦|请)?提醒(?:一下)?我(?:一下)?|(?:别|不要|别让我)忘(?:了|记)|定个(?:闹钟|提醒)|设个?提醒");
    private static final Pattern HAND_OVER = Pattern.compile("(?:转|交|派|分|移交|转交|转派)(?:派)?给");
    private static final Pattern LET = Pattern.compile("(?:让|叫|请|安排|通知|派)$");
    private static final Pattern VISIT = Pattern.compile("(?:写|填|记|交|新建|录入?).{0,4}(?:拜访|走访)");
    private static final Pattern NOTE = Pattern.compile("^.{0,4}(?:记一下|记一笔|记录一下|备注一下|备注|记下来|记下)[：:，,\\s]*");
    private static final Pattern CALLED = Pattern.compile("(?:打了|打过|通了|通过)(?:个|一个)?电话");
    private static final int SHORTEST_CONTENT = 2;

    /** Longer texts are no questions; guessing about them would be wrong more often than right. */
    private static final int LONGEST_SENTENCE = 120;

    private final Function<String, List<Mention>> mentions;
    private final Access access;
    private final Supplier<List<Employee>> employees;
    private final Supplier<Set<String>> commands;
    private final ChineseCalendar calendar = ChineseCalendar.official();
    private final Clock clock;

    /**
     * Guesses among the commands there are.
     *
     * @param mentions finds the customers a sentence names
     * @param employees everybody who is one of us
     * @param commands the English names of the commands there are; asked when needed, because some are made later
     * @param clock in the firm's zone
     */
    public SaidGuess(
            Function<String, List<Mention>> mentions,
            Access access,
            Supplier<List<Employee>> employees,
            Supplier<Set<String>> commands,
            Clock clock) {
        this.mentions = mentions;
        this.access = access;
        this.employees = employees;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public Optional<String> line(Employee sender, String text) {
        if (text.length() > LONGEST_SENTENCE) {
            return Optional.empty();
        }
        return sentence(sender, text)
                .flatMap(sentence -> sentence.customer()
                        .map(customer -> about(sentence, customer))
                        .orElseGet(() -> reminder(sentence, "").or(() -> WordRules.ownOrAll(sentence))))
                .filter(line -> commands.get().contains(line.substring(1).split(" ", 2)[0]));
    }

    /** Empty when the sentence names a customer, but not one for certain. */
    private Optional<Sentence> sentence(Employee sender, String text) {
        List<Mention> named = mentions.apply(text);
        Optional<Employee> colleague = colleague(text);
        if (named.isEmpty()) {
            return Optional.of(new Sentence(text, Optional.empty(), text, colleague));
        }
        boolean one = named.stream().map(Mention::customers).distinct().count() == 1
                && named.get(0).customers().size() == 1;
        Optional<Customer> customer = one ? named.get(0).customers().stream().findFirst() : Optional.empty();
        return customer.filter(found -> access.maySee(sender, found)).map(found -> {
            Mention mention = named.get(0);
            String before = BEFORE_NAME
                    .matcher(text.substring(0, mention.from()).strip())
                    .replaceFirst("");
            String after = AFTER_NAME.matcher(text.substring(mention.to())).replaceFirst("");
            return new Sentence(
                    text,
                    Optional.of(text.substring(mention.from(), mention.to())),
                    (before + " " + after).strip(),
                    colleague);
        });
    }

    private Optional<Employee> colleague(String text) {
        List<Employee> named = employees.get().stream()
                .filter(employee ->
                        employee.active() && employee.name().length() >= 2 && text.contains(employee.name()))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private Optional<String> about(Sentence sentence, String customer) {
        if (Sentence.trimmed(sentence.rest()).isEmpty()) {
            return Optional.empty(); // the name alone is no guess
        }
        return reminder(sentence, customer)
                .or(() -> handing(sentence, customer))
                .or(() -> writing(sentence, customer))
                .or(() -> WordRules.aboutCustomer(sentence, customer));
    }

    /** 提醒我明天下午给奥克斯寄样品: the time, the customer, and what is left. */
    private Optional<String> reminder(Sentence sentence, String customer) {
        Matcher asked = REMIND.matcher(sentence.rest());
        if (!asked.find()) {
            return Optional.empty();
        }
        String without = (sentence.rest().substring(0, asked.start()) + " "
                        + sentence.rest().substring(asked.end()))
                .strip();
        return moment(without).flatMap(moment -> {
            String what = Sentence.trimmed(moment.before() + " " + moment.after());
            boolean enough = what.length() >= SHORTEST_CONTENT || !customer.isEmpty();
            return enough
                    ? Optional.of(joined("/remind", customer, moment.words().replace(" ", ""), what))
                    : Optional.empty();
        });
    }

    /** 把奥克斯转给李娜, and 让李娜周五给奥克斯送样品. */
    private Optional<String> handing(Sentence sentence, String customer) {
        if (sentence.colleague().isEmpty()) {
            return Optional.empty();
        }
        Employee colleague = sentence.colleague().get();
        int at = sentence.rest().indexOf(colleague.name());
        if (at < 0) {
            return Optional.empty();
        }
        String before = sentence.rest().substring(0, at).strip();
        String after = sentence.rest().substring(at + colleague.name().length()).strip();
        if (LET.matcher(before).find()) {
            String what = Sentence.trimmed(after.replaceFirst("(?:去|来)?(?:给|跟|和)?$", ""));
            return what.length() < SHORTEST_CONTENT
                    ? Optional.empty()
                    : Optional.of(joined("/assign", customer, colleague.name(), what));
        }
        Matcher over = HAND_OVER.matcher(before);
        return over.find() && over.end() == before.length()
                ? Optional.of(joined("/assign", customer, colleague.name(), ""))
                : Optional.empty();
    }

    private static Optional<String> writing(Sentence sentence, String customer) {
        Matcher note = NOTE.matcher(sentence.rest());
        if (note.find()) {
            String what = Sentence.trimmed(sentence.rest().substring(note.end()));
            return what.length() < SHORTEST_CONTENT
                    ? Optional.empty()
                    : Optional.of(joined("/note", customer, "", what));
        } else if (sentence.says(VISIT)) {
            return Optional.of("/visit " + customer);
        }
        boolean asks = sentence.rest().matches(".*(?:[？?吗]|谁|没有)$");
        return sentence.says(CALLED) && !asks
                ? Optional.of(joined("/call", customer, "", Sentence.trimmed(sentence.rest())))
                : Optional.empty();
    }

    private Optional<Moment> moment(String words) {
        try {
            return new MomentWords(clock, calendar).first(words);
        } catch (CommandRefused noTimeToCome) {
            return Optional.empty();
        }
    }

    private static String joined(String command, String customer, String next, String last) {
        return String.join(" ", command, customer, next, last)
                .replaceAll(" +", " ")
                .strip();
    }
}
