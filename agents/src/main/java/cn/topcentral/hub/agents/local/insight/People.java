package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.insight.CustomerInsight.KeyContact;
import cn.topcentral.hub.agents.statistics.Mood;
import cn.topcentral.hub.agents.statistics.Period;
import cn.topcentral.hub.agents.statistics.Person;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Who matters at the customer, the most influential first: those who take part, and those whom they have to ask. */
record People(List<Influence> influences) {
    private static final int MOST = 5;
    private static final int MOOD_DAYS = 180;
    private static final double GOOD = 0.6;
    private static final double TENSE = 0.4;
    private static final double NAMED_DECIDER = 0.9;
    private static final Set<IntentCategory> DECIDING =
            Set.of(IntentCategory.ORDER, IntentCategory.PAYMENT, IntentCategory.COOPERATION);
    private static final String SURNAME =
            "[赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜谢邹章苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺倪汤罗毕郝安常傅卞康余顾孟黄萧尹姚邵汪祁毛贝戴宋熊纪舒项祝董梁杜阮蓝季贾江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫丁宣邓洪包左石崔龚程邢陆翁侯段白叶温庄龙乔于刘曾肖廖武谭赖文申尤詹欧鲍涂靳]";

    /** 这个要王总拍板, 等张经理签字. */
    private static final java.util.regex.Pattern DECIDER = java.util.regex.Pattern.compile(
            "(" + SURNAME + "(?:总监|总经理|经理|总|主任|厂长|部长|董))(?:那边|这边)?(?:还)?(?:要|得|来|没|才能|已经|已)?(?:拍板|审批|批准|批|签字|点头|定夺)");

    /**
     * A person's weight.
     *
     * @param decides whether others say that this person decides
     */
    record Influence(String name, String role, double value, String relationship, boolean decides, Proofs proofs) {
        Claim<KeyContact> claim() {
            return new Claim<>(new KeyContact(name, role, Wording.decimal(value, 2), relationship), proofs);
        }
    }

    static People of(Reading reading) {
        Map<String, List<HistoryRecord>> deciders = deciders(reading.theirs());
        List<Person> persons = reading.statistics().people();
        int mostDays = persons.stream().mapToInt(Person::days).max().orElse(1);
        List<Influence> found = new ArrayList<>(persons.stream()
                .map(person -> influence(person, mostDays, deciders, reading))
                .toList());
        deciders.entrySet().stream()
                .filter(entry -> persons.stream().noneMatch(person -> isCalled(person, entry.getKey())))
                .map(entry ->
                        new Influence(entry.getKey(), "最终拍板", NAMED_DECIDER, "一般", true, decided(entry.getValue())))
                .forEach(found::add);
        return new People(found.stream()
                .sorted(Comparator.comparing(Influence::value).reversed().thenComparing(Influence::name))
                .limit(MOST)
                .toList());
    }

    List<Claim<KeyContact>> claims() {
        return influences.stream().map(Influence::claim).toList();
    }

    /** Who decides: those said to, or else the most influential. */
    Optional<Influence> decider() {
        return Stream.concat(influences.stream().filter(Influence::decides), influences.stream())
                .findFirst();
    }

    private static Influence influence(
            Person person, int mostDays, Map<String, List<HistoryRecord>> deciders, Reading reading) {
        Role role = Role.of(person);
        List<HistoryRecord> named = deciders.entrySet().stream()
                .filter(entry -> isCalled(person, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        double part = (double) person.days() / mostDays;
        double decisions = named.isEmpty() ? Math.min(1, person.about(DECIDING) / 3.0) : 1;
        double value = 0.65 * role.weight() + 0.20 * part + 0.15 * decisions;
        return new Influence(
                person.name(),
                role.label(),
                named.isEmpty() ? value : Math.max(value, NAMED_DECIDER),
                relationship(person, reading),
                !named.isEmpty(),
                named.isEmpty()
                        ? Proofs.newest(person.records())
                        : decided(named).and(Proofs.newest(person.records())));
    }

    private static String relationship(Person person, Reading reading) {
        Period recent = Period.upTo(reading.statistics().conversation().asOf(), MOOD_DAYS);
        Mood mood = Mood.of(person.records().stream()
                .filter(record -> recent.contains(record.time()))
                .toList());
        if (mood.mean() >= GOOD) {
            return "良好";
        }
        return mood.mean() < TENSE ? "紧张" : "一般";
    }

    private static Map<String, List<HistoryRecord>> deciders(List<HistoryRecord> records) {
        Map<String, List<HistoryRecord>> deciders = new LinkedHashMap<>();
        for (HistoryRecord record : records) {
            Matcher matcher = DECIDER.matcher(record.content());
            while (matcher.find()) {
                deciders.computeIfAbsent(matcher.group(1), unused -> new ArrayList<>())
                        .add(record);
            }
        }
        return deciders;
    }

    private static Proofs decided(List<HistoryRecord> records) {
        HistoryRecord newest = records.get(records.size() - 1);
        Matcher matcher = DECIDER.matcher(newest.content());
        return matcher.find() ? Proofs.of(newest, matcher.start()) : Proofs.of(newest);
    }

    /** 王总 may be 王建国 with the title 总经理, or be known as 王总. */
    private static boolean isCalled(Person person, String address) {
        if (person.name().contains(address)) {
            return true;
        }
        Optional<Role> addressed = Role.ofTitle(address);
        return person.name().startsWith(address.substring(0, 1))
                && person.title()
                        .filter(title -> title.contains(address.substring(1)) || addressed.equals(Role.ofTitle(title)))
                        .isPresent();
    }
}
