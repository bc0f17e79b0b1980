package cn.topcentral.hub.connectors.matching;

import static cn.topcentral.hub.connectors.matching.Samples.call;
import static cn.topcentral.hub.connectors.matching.Samples.facts;
import static cn.topcentral.hub.connectors.matching.Samples.lasting;
import static cn.topcentral.hub.connectors.matching.Samples.ofCustomer;
import static cn.topcentral.hub.connectors.matching.Samples.ours;
import static cn.topcentral.hub.connectors.matching.Samples.party;
import static cn.topcentral.hub.connectors.matching.Samples.saying;
import static cn.topcentral.hub.connectors.matching.Samples.theirs;
import static cn.topcentral.hub.connectors.matching.Samples.with;

import cn.topcentral.hub.connectors.matching.Match.Rule;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes labelled pairs by telling what happened and how each system would write it down, not by looking at the rules: a call begins, is
 * announced, rings and is answered, and each system notes the moments it can see with the accuracy it has. The seed decides everything.
 */
final class PairGenerator {
    private static final List<String> PEOPLE = List.of("王芳", "李强", "赵敏", "陈建国", "孙丽", "周涛", "吴海燕", "郑凯");
    private static final List<String> REPS = List.of("张伟", "刘洋", "杨帆", "黄蕾");
    private static final List<String> FIRMS = List.of("宁波奥克斯", "佛山美的", "青岛海信", "苏州博世", "东莞立讯");
    private static final List<String> TOPICS = List.of(
            "PCR-ABS 材料替代方案",
            "阻燃 PC/ABS 黄变整改",
            "年度框架合同谈判",
            "新品外壳试模评审",
            "供应商质量体系审核",
            "PA66 注塑缩水问题",
            "回收料碳足迹认证",
            "账期与付款方式");
    private static final List<String> WISHES = List.of(
            "我们做空调外壳，想了解再生 ABS 的阻燃等级和交期，最好能先寄样品过来试模",
            "请报再生 PC 的价格，月用量大概五十吨，需要提供检测报告和原料来源证明",
            "去年用过你们的 PA66 加纤料，现在缩水比较严重，希望技术人员上门看一下",
            "正在找 PCR 材料供应商做碳足迹认证，能否安排一次线上技术交流",
            "打印机外壳项目，要求哑光黑色，希望拿到物性表和色板");

    private final Random random;
    private final List<LabelledPair> pairs = new ArrayList<>();
    private int number;

    PairGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** @param rounds how often each story is told; one round is 34 pairs */
    List<LabelledPair> pairs(int rounds) {
        for (int round = 0; round < rounds; round++) {
            calls();
            meetings();
            texts();
        }
        return List.copyOf(pairs);
    }

    private void calls() {
        forwardedCall();
        forwardedCall();
        forwardedCall();
        forwardedCall();
        missedOnBothLines();
        outboundThroughThePlatform();
        outboundThroughThePlatform();
        notedByThePerson();
        redialOnTheSameLine();
        redialOnTheOtherLine();
        missedThenAnswered();
        calledBackAtOnce();
        twoCustomersAtOnce();
        colleaguesRingOneSwitchboard();
        laterThatMorning();
    }

    private void forwardedCall() {
        String number = mobile();
        Instant start = moment();
        int wait = between(3, 70);
        int talk = between(8, 1500);
        boolean fromAnswer = random.nextBoolean();
        Facts platform = call(CommunicationType.PHONE, "tinet:7000", id(), start, Direction.INBOUND, number, talk);
        int shown = fromAnswer ? talk : talk + between(-2, 12);
        int ringing = Math.min(wait, between(2, 20));
        Facts phone = call(
                CommunicationType.MOBILE,
                "mobile:tc",
                id(),
                start.plusSeconds(fromAnswer ? wait : wait - ringing),
                Direction.INBOUND,
                number,
                Math.max(1, shown));
        // A talk much shorter than the wait before it cannot be told from a redial by these two notes alone.
        if (wait - talk <= 30) {
            add(Rule.CALL, "400 call forwarded to a mobile", true, platform, phone);
        }
    }

    private void missedOnBothLines() {
        String number = mobile();
        Instant start = moment();
        add(
                Rule.CALL,
                "missed on the 400 line and on the mobile it rang",
                true,
                call(CommunicationType.PHONE, "tinet:7000", id(), start, Direction.INBOUND, number, -1),
                call(
                        CommunicationType.MOBILE,
                        "mobile:tc",
                        id(),
                        start.plusSeconds(between(1, 28)),
                        Direction.INBOUND,
                        number,
                        -1));
    }

    private void outboundThroughThePlatform() {
        String number = random.nextBoolean() ? mobile() : landline();
        Instant start = moment();
        int talk = between(20, 900);
        String rep = one(REPS);
        add(
                Rule.CALL,
                "outbound call seen by PBX and carrier",
                true,
                spokenBy(
                        call(CommunicationType.PHONE, "freeswitch:hq", id(), start, Direction.OUTBOUND, number, talk),
                        rep),
                spokenBy(
                        call(
                                CommunicationType.PHONE,
                                "tccc:1400264214",
                                id(),
                                start.plusSeconds(between(-4, 15)),
                                Direction.OUTBOUND,
                                number,
                                Math.max(1, talk + between(-8, 8))),
                        rep + "（8001）"));
    }

    private void notedByThePerson() {
        String number = mobile();
        Instant start = Instant.ofEpochSecond(moment().getEpochSecond() / 60 * 60);
        int talk = between(100, 1500);
        add(
                Rule.CALL,
                "the rep also noted the call by chat command, to the minute",
                true,
                call(
                        CommunicationType.MOBILE,
                        "mobile:tc",
                        id(),
                        start.plusSeconds(between(0, 59)),
                        Direction.OUTBOUND,
                        number,
                        talk),
                call(
                        CommunicationType.MOBILE,
                        "command",
                        id(),
                        start,
                        Direction.OUTBOUND,
                        number,
                        Math.max(60, Math.round(talk / 60f) * 60)));
    }

    private void redialOnTheSameLine() {
        String number = mobile();
        Instant start = moment();
        int talk = between(5, 25);
        add(
                Rule.CALL,
                "cut off and redialled after some seconds, one system",
                false,
                call(CommunicationType.PHONE, "tinet:7000", id(), start, Direction.INBOUND, number, talk),
                call(
                        CommunicationType.PHONE,
                        "tinet:7000",
                        id(),
                        start.plusSeconds(talk + between(10, 40)),
                        Direction.INBOUND,
                        number,
                        between(30, 400)));
    }

    private void redialOnTheOtherLine() {
        String number = mobile();
        Instant start = moment();
        int talk = between(5, 30);
        add(
                Rule.CALL,
                "hung up in the announcement, then rang the rep's mobile",
                false,
                call(CommunicationType.PHONE, "tinet:7000", id(), start, Direction.INBOUND, number, talk),
                call(
                        CommunicationType.MOBILE,
                        "mobile:tc",
                        id(),
                        start.plusSeconds(talk + between(15, 50)),
                        Direction.INBOUND,
                        number,
                        between(75, 600)));
    }

    private void missedThenAnswered() {
        String number = mobile();
        Instant start = moment();
        add(
                Rule.CALL,
                "missed on the 400 line, answered on the mobile a moment later",
                false,
                call(CommunicationType.PHONE, "tinet:7000", id(), start, Direction.INBOUND, number, -1),
                call(
                        CommunicationType.MOBILE,
                        "mobile:tc",
                        id(),
                        start.plusSeconds(between(20, 88)),
                        Direction.INBOUND,
                        number,
                        between(10, 300)));
    }

    private void calledBackAtOnce() {
        String number = mobile();
        Instant start = moment();
        int talk = random.nextBoolean() ? -1 : between(3, 20);
        add(
                Rule.CALL,
                "called back within the minute",
                false,
                call(CommunicationType.PHONE, "tinet:7000", id(), start, Direction.INBOUND, number, talk),
                call(
                        CommunicationType.MOBILE,
                        "mobile:tc",
                        id(),
                        start.plusSeconds(between(15, 80)),
                        Direction.OUTBOUND,
                        number,
                        between(5, 300)));
    }

    private void twoCustomersAtOnce() {
        Instant start = moment();
        int talk = between(30, 600);
        add(
                Rule.CALL,
                "two customers ring at once and talk as long",
                false,
                call(CommunicationType.PHONE, "tinet:7000", id(), start, Direction.INBOUND, mobile(), talk),
                call(
                        CommunicationType.MOBILE,
                        "mobile:tc",
                        id(),
                        start.plusSeconds(between(0, 20)),
                        Direction.INBOUND,
                        mobile(),
                        talk));
    }

    private void colleaguesRingOneSwitchboard() {
        String number = landline();
        Instant start = moment();
        int talk = between(60, 400);
        add(
                Rule.CALL,
                "two colleagues ring one switchboard at once",
                false,
                spokenBy(
                        call(CommunicationType.PHONE, "freeswitch:hq", id(), start, Direction.OUTBOUND, number, talk),
                        "张伟"),
                spokenBy(
                        call(
                                CommunicationType.MOBILE,
                                "mobile:tc",
                                id(),
                                start.plusSeconds(between(0, 60)),
                                Direction.OUTBOUND,
                                number,
                                talk + between(-20, 20)),
                        "刘洋"));
    }

    private void laterThatMorning() {
        String number = mobile();
        Instant start = moment();
        int talk = between(60, 400);
        add(
                Rule.CALL,
                "the same customer again some minutes later",
                false,
                call(CommunicationType.PHONE, "tinet:7000", id(), start, Direction.INBOUND, number, talk),
                call(
                        CommunicationType.MOBILE,
                        "mobile:tc",
                        id(),
                        start.plusSeconds(between(120, 3000)),
                        Direction.INBOUND,
                        number,
                        talk));
    }

    private void meetings() {
        calendarAndPlatform();
        calendarAndPlatform();
        onSiteMeetingAndReport();
        onSiteMeetingAndReport();
        reportOfTheDay();
        weeklyMeeting();
        backToBackInOneRoom();
        twoMeetingsWithOneCustomer();
        sameTopicOtherCustomer();
        videoDuringAVisit();
        secondRound();
    }

    private void calendarAndPlatform() {
        String firm = one(FIRMS);
        String topic = one(TOPICS);
        Instant start = hour();
        String code = random.nextBoolean() ? digits(9) : "";
        String guest = one(PEOPLE);
        String rep = one(REPS);
        Facts calendar = meeting(
                CommunicationType.MEETING,
                "calendar:tc",
                start,
                60,
                firm,
                firm + topic,
                List.of(ours(rep), theirs(guest)),
                code);
        Facts platform = meeting(
                CommunicationType.VIDEO,
                "tencent_meeting:2",
                start.plusSeconds(between(-600, 900)),
                between(35, 80),
                random.nextBoolean() ? firm : "",
                random.nextBoolean() ? topic : rep + "预定的会议：" + topic,
                List.of(ours(rep), theirs(guest), theirs("手机用户" + digits(4))),
                code);
        add(Rule.MEETING, "calendar entry and platform", true, calendar, platform);
    }

    private void onSiteMeetingAndReport() {
        String firm = one(FIRMS);
        String topic = one(TOPICS);
        Instant start = hour();
        String guest = one(PEOPLE);
        String rep = one(REPS);
        Facts meeting = meeting(
                CommunicationType.MEETING,
                "calendar:tc",
                start,
                90,
                firm,
                topic,
                List.of(ours(rep), theirs(guest)),
                "");
        Facts report = meeting(
                CommunicationType.VISIT,
                "report:tc",
                start.plusSeconds(between(-1200, 2400)),
                0,
                firm,
                random.nextBoolean() ? "拜访" + firm + "：" + topic : topic,
                List.of(ours(rep), theirs(guest + "经理")),
                "");
        add(Rule.MEETING, "meeting on site and the visit report of it", true, meeting, report);
    }

    private void reportOfTheDay() {
        String firm = one(FIRMS);
        String topic = one(TOPICS);
        Instant start = hour();
        Instant midnight =
                start.atZone(Facts.ZONE).toLocalDate().atStartOfDay(Facts.ZONE).toInstant();
        String rep = one(REPS);
        add(
                Rule.MEETING,
                "a report that tells the day only",
                true,
                meeting(
                        CommunicationType.MEETING,
                        "calendar:tc",
                        start,
                        60,
                        firm,
                        topic,
                        List.of(ours(rep), theirs("王芳")),
                        ""),
                meeting(CommunicationType.VISIT, "report:tc", midnight, 0, firm, topic, List.of(ours(rep)), ""));
    }

    private void weeklyMeeting() {
        String firm = one(FIRMS);
        Instant start = hour();
        String code = digits(9);
        add(
                Rule.MEETING,
                "the weekly meeting, a week later, same code",
                false,
                meeting(CommunicationType.MEETING, "calendar:tc", start, 60, firm, firm + "项目周例会", people(), code),
                meeting(
                        CommunicationType.VIDEO,
                        "tencent_meeting:2",
                        start.plusSeconds(7 * 86_400L),
                        60,
                        firm,
                        firm + "项目周例会",
                        people(),
                        code));
    }

    private void backToBackInOneRoom() {
        Instant start = hour();
        String room = digits(10);
        add(
                Rule.MEETING,
                "one room, one meeting after the other, guests unknown",
                false,
                meeting(CommunicationType.MEETING, "calendar:tc", start, 30, "", "客户交流", List.of(ours("张伟")), room),
                meeting(
                        CommunicationType.VIDEO,
                        "zoom:abc",
                        start.plusSeconds(1800 + between(0, 120)),
                        between(20, 60),
                        "",
                        "张伟的会议",
                        List.of(ours("张伟")),
                        room));
    }

    private void twoMeetingsWithOneCustomer() {
        String firm = one(FIRMS);
        Instant start = hour();
        add(
                Rule.MEETING,
                "quality talks while others negotiate, one customer",
                false,
                meeting(
                        CommunicationType.MEETING,
                        "calendar:tc",
                        start,
                        60,
                        firm,
                        "阻燃 PC/ABS 黄变整改",
                        List.of(ours("杨帆"), theirs("赵敏")),
                        ""),
                meeting(
                        CommunicationType.VIDEO,
                        "zoom:abc",
                        start.plusSeconds(between(0, 600)),
                        50,
                        firm,
                        "年度框架合同谈判",
                        List.of(ours("刘洋"), theirs("陈建国")),
                        ""));
    }

    private void sameTopicOtherCustomer() {
        Instant start = hour();
        String topic = one(TOPICS);
        add(
                Rule.MEETING,
                "one topic with two customers at once",
                false,
                meeting(
                        CommunicationType.MEETING,
                        "calendar:tc",
                        start,
                        60,
                        "宁波奥克斯",
                        topic,
                        List.of(ours("张伟"), theirs("王芳")),
                        ""),
                meeting(
                        CommunicationType.VIDEO,
                        "zoom:abc",
                        start,
                        60,
                        "佛山美的",
                        topic,
                        List.of(ours("张伟"), theirs("王芳")),
                        ""));
    }

    private void videoDuringAVisit() {
        String firm = one(FIRMS);
        Instant start = hour();
        add(
                Rule.MEETING,
                "headquarters joined by video while the rep was on site",
                false,
                meeting(
                        CommunicationType.VISIT,
                        "report:tc",
                        start,
                        180,
                        firm,
                        "工厂考察与试产跟进",
                        List.of(ours("张伟"), theirs("李强")),
                        ""),
                meeting(
                        CommunicationType.VIDEO,
                        "zoom:abc",
                        start.plusSeconds(between(600, 3000)),
                        30,
                        firm,
                        "认证资料说明",
                        List.of(ours("张伟"), theirs("李强")),
                        ""));
    }

    private void secondRound() {
        String firm = one(FIRMS);
        Instant start = hour();
        add(
                Rule.MEETING,
                "second and third review on one day",
                false,
                meeting(CommunicationType.MEETING, "calendar:tc", start, 30, firm, "新品外壳第二次评审", people(), ""),
                meeting(
                        CommunicationType.VISIT,
                        "report:tc",
                        start.plusSeconds(between(1800, 3500)),
                        30,
                        firm,
                        "新品外壳第三次评审",
                        people(),
                        ""));
    }

    private void texts() {
        submittedTwice();
        submittedTwice();
        formAndChat();
        copiedReport();
        otherQuantity();
        otherGrade();
        otherPerson();
        shortWords();
        reportOfTwoCustomers();
    }

    private void submittedTwice() {
        String text = one(WISHES) + "，联系电话见表单，请尽快回复";
        String phone = mobile();
        Instant time = moment();
        add(
                Rule.TEXT,
                "a form sent twice, the second time with a full stop",
                true,
                form("jsj:inquiry", time, phone, text),
                form(
                        "jsj:inquiry",
                        time.plusSeconds(between(2, 1500)),
                        phone,
                        random.nextBoolean() ? text : text + "。"));
    }

    private void formAndChat() {
        String text = one(WISHES);
        String phone = mobile();
        Instant time = moment();
        add(
                Rule.TEXT,
                "pasted into the form and into the chat",
                true,
                form("site", time, phone, text),
                saying(
                        with(
                                facts(
                                        CommunicationType.WEBCHAT,
                                        "chatwoot:1",
                                        id(),
                                        time.plusSeconds(between(60, 7200))),
                                List.of(party("initiator", "phone", phone, "", "customer"))),
                        "",
                        text));
    }

    private void copiedReport() {
        String firm = one(FIRMS);
        Instant time = hour();
        String text = "今天和" + one(PEOPLE) + "一起看了车间，" + one(WISHES) + "。对方提出" + one(WISHES)
                + "。下一步安排样品并约下周再访，请技术部配合准备物性表和检测报告";
        add(
                Rule.TEXT,
                "two colleagues file one report with a remark of their own",
                true,
                meeting(CommunicationType.VISIT, "report:tc", time, 0, firm, "拜访", List.of(ours("张伟")), "", text),
                meeting(
                        CommunicationType.VISIT,
                        "report:tc",
                        time.plusSeconds(between(600, 20_000)),
                        0,
                        firm,
                        "拜访",
                        List.of(ours("刘洋")),
                        "",
                        text + "，已同步"));
    }

    private void otherQuantity() {
        String phone = mobile();
        Instant time = moment();
        String text = "请报 PCR-ABS 价格，月用量%d吨，需要检测报告和原料来源证明，含税到厂";
        add(
                Rule.TEXT,
                "the same inquiry for another quantity",
                false,
                form("jsj:inquiry", time, phone, text.formatted(20)),
                form("jsj:inquiry", time.plusSeconds(between(60, 1700)), phone, text.formatted(between(30, 90))));
    }

    private void otherGrade() {
        String phone = mobile();
        Instant time = moment();
        add(
                Rule.TEXT,
                "the same inquiry for another material",
                false,
                form("jsj:inquiry", time, phone, "请寄 PCR-ABS 样品两公斤，用于空调外壳试模，附物性表"),
                form("jsj:inquiry", time.plusSeconds(between(60, 1700)), phone, "请寄 PCR-PC 样品两公斤，用于空调外壳试模，附物性表"));
    }

    private void otherPerson() {
        Instant time = moment();
        String text = one(WISHES);
        add(
                Rule.TEXT,
                "two people send the words the page suggests",
                false,
                form("jsj:inquiry", time, mobile(), text),
                form("jsj:inquiry", time.plusSeconds(between(10, 1700)), mobile(), text));
    }

    private void shortWords() {
        String phone = mobile();
        Instant time = moment();
        String text = one(List.of("好的", "收到", "收到，谢谢", "在吗", "请报价", "你好，想咨询一下"));
        add(
                Rule.TEXT,
                "words everybody says",
                false,
                form("site", time, phone, text),
                saying(
                        with(
                                facts(
                                        CommunicationType.WEBCHAT,
                                        "chatwoot:1",
                                        id(),
                                        time.plusSeconds(between(10, 600))),
                                List.of(party("initiator", "phone", phone, "", "customer"))),
                        "",
                        text));
    }

    private void reportOfTwoCustomers() {
        Instant time = hour();
        String text = "走访两家客户，" + one(WISHES) + "；" + one(WISHES) + "。";
        String report = "R" + digits(6);
        add(
                Rule.TEXT,
                "one report that names two customers",
                false,
                lasting(
                        meeting(CommunicationType.VISIT, "report:tc", time, 0, "", "出差报告", people(), "", text),
                        0,
                        Map.of("report_id", report)),
                lasting(
                        meeting(CommunicationType.VISIT, "report:tc", time, 0, "", "出差报告", people(), "", text),
                        0,
                        Map.of("report_id", report)));
    }

    private Facts form(String system, Instant time, String phone, String text) {
        return saying(
                with(
                        facts(CommunicationType.FORM, system, id(), time),
                        List.of(party("initiator", "phone", phone, one(PEOPLE), "customer"))),
                "网站询价",
                text);
    }

    private Facts meeting(
            CommunicationType type,
            String system,
            Instant time,
            int minutes,
            String customer,
            String title,
            List<Participant> people,
            String code) {
        return meeting(type, system, time, minutes, customer, title, people, code, title);
    }

    private Facts meeting(
            CommunicationType type,
            String system,
            Instant time,
            int minutes,
            String customer,
            String title,
            List<Participant> people,
            String code,
            String text) {
        Facts meeting = saying(with(ofCustomer(facts(type, system, id(), time), customer), people), title, text);
        return lasting(meeting, minutes, code.isEmpty() ? Map.of() : Map.of("meeting_code", code));
    }

    private static Facts spokenBy(Facts call, String rep) {
        List<Participant> all = new ArrayList<>(call.participants());
        all.add(ours(rep));
        return with(call, all);
    }

    private List<Participant> people() {
        return List.of(ours("张伟"), theirs("王芳"));
    }

    private void add(Rule rule, String story, boolean same, Facts one, Facts other) {
        pairs.add(new LabelledPair(rule, story, same, one, other));
    }

    private Instant moment() {
        return Samples.TEN.plusSeconds(random.nextInt(80 * 86_400));
    }

    /** In working hours, on the half hour. */
    private Instant hour() {
        return Samples.TEN.plusSeconds(random.nextInt(80) * 86_400L + random.nextInt(12) * 1800L);
    }

    private String mobile() {
        return "+8613" + digits(9);
    }

    private String landline() {
        return "+86574" + digits(8);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(9) + 1);
        }
        return digits.toString();
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String id() {
        return "n" + ++number;
    }
}
