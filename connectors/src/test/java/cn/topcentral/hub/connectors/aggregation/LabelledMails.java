package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A mailbox of half a year in which every mail's true thread is known, made by a seeded builder: what people do, and what is easily taken for
 * something else.
 */
final class LabelledMails {
    private static final String US = "sales@topcentral.cn";
    private static final Instant START = Instant.parse("2024-01-08T01:00:00Z");
    private static final String[] MATTERS = {
        "PCR-ABS 月度订单", "改性PP阻燃料询价", "UL黄卡申请进度", "色母粒色差投诉", "PC/ABS V0 打样", "第三方检测报告", "付款账期调整", "注塑缩水问题"
    };

    /**
     * A mail and where it belongs.
     *
     * @param thread the true one
     */
    record Labelled(CommunicationDraft draft, String thread) {}

    private final Random random;
    private final List<Labelled> mails = new ArrayList<>();
    private int customers;
    private int ids;
    private int threads;
    private Instant now = START;

    private LabelledMails(long seed) {
        this.random = new Random(seed);
    }

    static List<Labelled> of(long seed) {
        LabelledMails mailbox = new LabelledMails(seed);
        mailbox.fill();
        return mailbox.mails;
    }

    private void fill() {
        for (int i = 0; i < 22; i++) {
            conversation(customer(), matter(i), 4 + random.nextInt(4));
        }
        for (int i = 0; i < 6; i++) { // two matters under one empty phrase with one customer at one time
            String customer = customer();
            conversation(customer, "报价", 3);
            conversation(customer, "报价", 3);
        }
        for (int i = 0; i < 8; i++) {
            newsletterWithAnswer("2024年春节放假及发货安排通知");
        }
        for (int i = 0; i < 6; i++) {
            quotedByAStranger();
            newTopicInAnOldMail();
            withoutHeaders(i % 2 == 0 ? "阻燃PP 8 吨交期" : "invoice", i);
            outlookAlone();
            missingParent();
            throughASupplier();
            fromASecondAddress();
            sameSubjectLater();
        }
        secondMatterUnderOneSubject();
    }

    private String customer() {
        customers++;
        return "li@factory" + customers + ".com";
    }

    private String matter(int i) {
        return MATTERS[i % MATTERS.length] + " " + (100 + i);
    }

    private String thread() {
        threads++;
        now = now.plus(Duration.ofHours(5 + random.nextInt(10)));
        return "T" + threads;
    }

    private String id() {
        ids++;
        return "m" + ids + "@x";
    }

    private String mail(String thread, String from, String to, String subject, String... references) {
        String id = id();
        add(thread, from, to, subject, Drafts.headers(id, key(subject), isReply(subject), references));
        return id;
    }

    private void add(String thread, String from, String to, String subject, Threading.Mail threading) {
        now = now.plus(Duration.ofMinutes(7 + random.nextInt(200)));
        mails.add(new Labelled(Drafts.mail(threading.messageId(), now, from, to, subject, threading), thread));
    }

    private static boolean isReply(String subject) {
        return subject.startsWith("Re: ") || subject.startsWith("Fw: ");
    }

    private static String key(String subject) {
        return (isReply(subject) ? subject.substring(4) : subject).toLowerCase(Locale.ROOT);
    }

    private void conversation(String customer, String subject, int length) {
        String thread = thread();
        List<String> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            boolean ours = i % 2 == 1;
            String[] references = random.nextBoolean() || chain.isEmpty()
                    ? chain.toArray(String[]::new)
                    : new String[] {chain.get(i - 1)};
            chain.add(mail(
                    thread,
                    ours ? US : customer,
                    ours ? customer : US,
                    i == 0 ? subject : "Re: " + subject,
                    references));
        }
    }

    private void newsletterWithAnswer(String subject) {
        String customer = customer();
        String thread = thread();
        mail(thread, US, customer, subject);
        mail(thread, customer, US, "Re: " + subject);
    }

    private void quotedByAStranger() {
        String customer = customer();
        String subject = matter(ids);
        String thread = thread();
        String first = mail(thread, US, customer, subject);
        mail(thread() + " stranger", "spam@stranger" + ids + ".com", US, "Re: " + subject, first);
        mail(thread() + " stranger", "spam@other" + ids + ".com", US, "Re: " + subject);
        mail(thread, customer, US, "Re: " + subject, first);
    }

    private void newTopicInAnOldMail() {
        String customer = customer();
        String thread = thread();
        String first = mail(thread, customer, US, matter(ids));
        String second = mail(thread, US, customer, "Re: " + matter(ids - 1), first);
        String other = thread();
        String turned = mail(other, customer, US, "下月验厂安排", first, second);
        mail(other, US, customer, "Re: 下月验厂安排", first, second, turned);
        mail(thread, customer, US, "Re: " + matter(ids - 4), first, second);
    }

    private void withoutHeaders(String subject, int number) {
        String customer = customer();
        String thread = thread();
        String named = number % 2 == 0 ? subject + number : subject;
        mail(thread, US, customer, named);
        mail(thread, customer, US, "Re: " + named);
        mail(thread, US, customer, "Re: " + named);
    }

    private void outlookAlone() {
        String customer = customer();
        String thread = thread();
        for (int i = 0; i < 4; i++) {
            boolean ours = i % 2 == 1;
            add(
                    thread,
                    ours ? US : customer,
                    ours ? customer : US,
                    i == 0 ? "询价" : "Re: 询价",
                    new Threading.Mail(
                            id(), Optional.empty(), List.of(), "询价", i > 0, Optional.of("guid" + thread + ":询价")));
        }
    }

    private void missingParent() {
        String customer = customer();
        String thread = thread();
        mail(thread, customer, US, "Re: 交期", "lost" + thread + "@us");
        mail(thread, "wu" + customer.substring(2), US, "Re: 交期", "lost" + thread + "@us");
    }

    private void throughASupplier() {
        String customer = customer();
        String supplier = "zhou@supplier" + customers + ".com";
        String thread = thread();
        String first = mail(thread, customer, US, "要货");
        String forwarded = mail(thread, US, supplier, "Fw: 要货", first);
        mail(thread, supplier, US, "Re: 要货", first, forwarded);
    }

    private void fromASecondAddress() {
        String customer = customer();
        String thread = thread();
        String first = mail(thread, US, customer, "对账");
        String id = id();
        now = now.plusSeconds(600);
        CommunicationDraft draft =
                Drafts.mail(id, now, "8" + customers + "@qq.com", US, "Re: 对账", Drafts.headers(id, "对账", true, first));
        List<Party> parties = new ArrayList<>(draft.parties());
        parties.add(Drafts.email(Role.COPIED, customer));
        mails.add(new Labelled(draft.but().parties(parties).build(), thread));
    }

    private void sameSubjectLater() {
        String customer = customer();
        mail(thread(), US, customer, "库存清单更新通知");
        Instant before = now;
        now = now.plus(Duration.ofDays(60));
        String thread = thread();
        mail(thread, US, customer, "库存清单更新通知");
        mail(thread, customer, US, "Re: 库存清单更新通知");
        now = before;
    }

    /** Cannot be told apart: the answer without headers joins both. Counts against precision. */
    private void secondMatterUnderOneSubject() {
        String customer = customer();
        conversation(customer, "PCR-ABS 颗粒供货", 2);
        conversation(customer, "PCR-ABS 颗粒供货", 2);
        mail("T" + threads, customer, US, "Re: PCR-ABS 颗粒供货");
    }
}
