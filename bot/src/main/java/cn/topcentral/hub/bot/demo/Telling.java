package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Tells one plot for one customer: from steps and scripts to what happened. Used once. */
final class Telling {
    private static final int MISSED = 9; // one mobile call in so many rings in vain and is made again

    private final DemoCustomer customer;
    private final String key;
    private final Scripts scripts;
    private final int number;
    private final SplittableRandom random;
    private final WorkClock clock;
    private final Map<String, String> facts;
    private final Wording wording;
    private final Person buyer;
    private final Person technician;
    private final Person rep;
    private final List<Happening> told = new ArrayList<>();
    private Optional<Happening.Mail> lastMail = Optional.empty();

    /**
     * @param key begins the keys of all that is told
     * @param number of the matter in the customer's year; variants of scripts are taken in turn by it
     */
    Telling(
            DemoCustomer customer,
            String key,
            Scripts scripts,
            int number,
            LocalDate start,
            WorkCalendar calendar,
            SplittableRandom random) {
        this.customer = customer;
        this.key = key;
        this.scripts = scripts;
        this.number = number + Math.floorMod(customer.id().hashCode(), 7);
        this.random = random;
        this.clock = new WorkClock(start, calendar, random);
        this.facts = new Matter(customer, start, calendar, random).slots();
        this.wording = new Wording(facts, random);
        List<Person> people = customer.persons();
        this.buyer = people.get(0);
        this.technician = people.get(people.size() - 1);
        this.rep = DemoPeople.person(customer.owner());
    }

    /** What it is about: product, quantity, price and so on, by the name of the blank in the scripts. */
    Map<String, String> facts() {
        return facts;
    }

    List<Happening> of(Plot plot) {
        int step = 0;
        for (Plot.Step next : plot.steps()) {
            step++;
            if (!next.optional() || random.nextBoolean()) {
                tell(next, key + "-" + step);
            }
        }
        return told;
    }

    private void tell(Plot.Step step, String stepKey) {
        List<Script> variants = scripts.of(step);
        Script script = variants.get(number % variants.size());
        boolean chat = step.channel().equals("chat");
        Instant time = clock.next(step.workdays(), chat).atZone(DraftParts.ZONE).toInstant();
        Happening happening =
                switch (step.channel()) {
                    case "chat" -> chat(stepKey, time, script);
                    case "call" -> call(stepKey, time, script, false);
                    case "hotline" -> call(stepKey, time, script, true);
                    case "mail" -> mail(stepKey, time, script);
                    case "visit" -> gathering(stepKey, time, script, CommunicationType.VISIT);
                    case "meeting" -> gathering(stepKey, time, script, CommunicationType.MEETING);
                    case "video" -> gathering(stepKey, time, script, CommunicationType.VIDEO);
                    case "form" -> inquiry(stepKey, time, script, CommunicationType.FORM);
                    case "webchat" -> inquiry(stepKey, time, script, CommunicationType.WEBCHAT);
                    default -> throw new IllegalStateException("The demo knows no channel " + step.channel());
                };
        told.add(happening);
        clock.pass(Duration.between(time, happening.end()));
    }

    private Person speaker(String mark) {
        return switch (mark) {
            case "客" -> buyer;
            case "技" -> technician;
            case "我" -> rep;
            case "王" -> DemoPeople.person("wangqiang");
            default -> throw new IllegalStateException("The demo's scripts have 客, 技, 我 and 王 speak, not " + mark);
        };
    }

    private Happening chat(String stepKey, Instant start, Script script) {
        List<Happening.Message> messages = new ArrayList<>();
        Instant time = start;
        for (String line : wording.say(script.lines())) {
            if (!line.isBlank()) {
                String said = line.substring(1).strip();
                // Thumbs type some five characters a second, after reading what came.
                time = messages.isEmpty() ? time : time.plusSeconds(random.nextInt(6, 70) + said.length() / 4);
                messages.add(new Happening.Message(time, speaker(line.substring(0, 1)), said));
            }
        }
        boolean inGroup = customer.group() && random.nextInt(3) == 0;
        boolean withTechnician = script.lines().stream().anyMatch(line -> line.matches("\\??技.*"));
        boolean withBuyer = script.lines().stream().anyMatch(line -> line.matches("\\??客.*"));
        List<Person> people = inGroup
                ? List.of(buyer, technician, rep, DemoPeople.person("wangqiang"))
                : withTechnician && withBuyer
                        ? List.of(buyer, technician, rep)
                        : List.of(withTechnician ? technician : buyer, rep);
        Optional<String> room = people.stream().distinct().count() > 2
                ? Optional.of(customer.room()
                        .orElse("wrDEMO%sgAAthree01".formatted(customer.id().replace("-", ""))))
                : Optional.empty();
        return new Happening.Chat(stepKey, room, people.stream().distinct().toList(), messages);
    }

    private Happening call(String stepKey, Instant time, Script script, boolean hotline) {
        Person caller = speaker(script.starter());
        Person callee = caller.equals(rep) ? other(script) : rep;
        if (!hotline && random.nextInt(MISSED) == 0) {
            told.add(new Happening.Call(
                    stepKey + "-missed",
                    time.minusSeconds(random.nextInt(240, 1_500)),
                    Duration.ZERO,
                    caller,
                    callee,
                    false,
                    Optional.empty(),
                    ""));
        }
        List<String> said = wording.say(script.lines()).stream()
                .filter(line -> !line.isBlank())
                .map(line -> speaker(line.substring(0, 1)).name() + "："
                        + line.substring(1).strip())
                .toList();
        String transcript = String.join("\n", said);
        Duration length = Duration.ofSeconds(transcript.length() * 2L / 5 + random.nextInt(25, 190));
        return new Happening.Call(
                stepKey,
                time,
                length,
                caller,
                callee,
                hotline,
                script.field("主题").map(wording::say),
                transcript);
    }

    private Person other(Script script) {
        return script.lines().stream().anyMatch(line -> line.startsWith("技")) ? technician : buyer;
    }

    private Happening mail(String stepKey, Instant time, Script script) {
        Person from = speaker(script.starter());
        List<String> attachments = script.field("附件").map(wording::say).stream()
                .flatMap(names -> Arrays.stream(names.split("、", -1)))
                .map(name -> name.replace('/', '-'))
                .toList();
        String subject = wording.say(script.field("主题").orElse("{产品}"));
        boolean reply = subject.startsWith("回复") && lastMail.isPresent();
        String shown = reply
                ? "回复：" + lastMail.orElseThrow().subject().replaceFirst("^回复：", "")
                : subject.replaceFirst("^回复：", "");
        Happening.Mail mail = new Happening.Mail(
                stepKey,
                time,
                from,
                List.of(from.equals(rep) ? (script.field("收件").isPresent() ? technician : buyer) : rep),
                from.equals(buyer) || technician.equals(buyer) || random.nextInt(3) > 0
                        ? List.of()
                        : List.of(from.equals(technician) ? buyer : technician),
                shown,
                String.join("\n", wording.say(script.lines())),
                attachments,
                reply ? lastMail : Optional.empty());
        lastMail = Optional.of(mail);
        return mail;
    }

    private Happening gathering(String stepKey, Instant time, Script script, CommunicationType type) {
        List<Person> people = new ArrayList<>(List.of(rep, buyer, technician));
        if (random.nextInt(3) == 0) {
            people.add(DemoPeople.person("wangqiang"));
        }
        int minutes = type == CommunicationType.VISIT ? random.nextInt(75, 170) : random.nextInt(35, 85);
        List<String> photos = script.field("照片").map(wording::say).stream()
                .flatMap(names -> Arrays.stream(names.split("、", -1)))
                .toList();
        return new Happening.Gathering(
                stepKey,
                type,
                time,
                Duration.ofMinutes(minutes),
                people.stream().distinct().toList(),
                wording.say(script.field("主题").orElse("{客户}拜访")),
                Optional.of(wording.say(script.field("地点").orElse("{地点}"))),
                String.join("\n", wording.say(script.lines())),
                photos);
    }

    private Happening inquiry(String stepKey, Instant time, Script script, CommunicationType type) {
        Person visitor = speaker(script.starter());
        List<String> lines = wording.say(script.lines());
        String content = type == CommunicationType.FORM
                ? String.join("\n", lines)
                : String.join(
                        "\n",
                        lines.stream()
                                .map(line -> (line.startsWith("我") ? "客服" + rep.name() : "访客")
                                        + "："
                                        + line.substring(1).strip())
                                .toList());
        return new Happening.Inquiry(
                stepKey,
                type,
                time,
                Duration.ofSeconds(type == CommunicationType.FORM ? 0 : lines.size() * 40L),
                visitor,
                rep,
                wording.say(script.field("主题").orElse("{产品}咨询")),
                content);
    }
}
