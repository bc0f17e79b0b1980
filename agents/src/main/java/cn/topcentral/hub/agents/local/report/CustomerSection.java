package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.report.CustomerActivity;
import cn.topcentral.hub.storage.report.RecordFilter;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Who is lively, who grew quiet. */
final class CustomerSection {
    /** Two weeks and more without a word are looked at; what is silence is measured by the customer's own gaps. */
    private static final long FEWEST_DAYS = 14;

    /** Twice as long as usual may be chance; more than that is seldom. */
    private static final double USUAL_GAPS = 2;

    private final Scene scene;
    private final Sheet sheet;
    private final String earlierLabel;
    private final double earlierPeriods;

    /**
     * @param earlierLabel above the column with the usual number
     * @param earlierPeriods how many periods the time before it holds
     */
    CustomerSection(Scene scene, String earlierLabel, double earlierPeriods) {
        this.scene = scene;
        this.sheet = scene.sheet();
        this.earlierLabel = earlierLabel;
        this.earlierPeriods = earlierPeriods;
    }

    void lively() {
        List<CustomerActivity> active = scene.active().stream()
                .sorted(Comparator.comparing(CustomerActivity::records)
                        .reversed()
                        .thenComparing(customer -> customer.id().value()))
                .toList();
        if (active.isEmpty()) {
            sheet.paragraph("本期没有客户与我们沟通。");
            return;
        }
        sheet.table(
                List.of("客户", "负责人", "沟通", "客户来", "我方去", "消极", earlierLabel, "变化"),
                2,
                active.stream().limit(Scene.LINES).map(this::row).toList());
    }

    private List<String> row(CustomerActivity customer) {
        double usual = customer.earlierRecords() / earlierPeriods;
        String name = Words.plain(customer.name(), 20);
        RecordFilter filter = scene.all().of(customer.id());
        String id = "customer-" + customer.id().value();
        return List.of(
                name + (customer.isNew() ? "（新）" : ""),
                scene.person(customer.owner()),
                sheet.records(id, name, customer.records(), filter),
                sheet.records(id + "-inbound", name + "·客户来", customer.inbound(), filter.with(Direction.INBOUND)),
                sheet.records(id + "-outbound", name + "·我方去", customer.outbound(), filter.with(Direction.OUTBOUND)),
                sheet.records(
                        id + "-negative", name + "·消极", customer.negative(), filter.with(SentimentClass.NEGATIVE)),
                Words.mean(usual),
                Words.change((double) customer.records(), usual));
    }

    /** Customers that talked with us before and not in the period, for longer than is usual between us. */
    List<CustomerActivity> silent() {
        return scene.facts().customers().stream()
                .filter(customer -> customer.records() == 0
                        && customer.earlierDays() >= 2
                        && daysSilent(customer) >= FEWEST_DAYS
                        && daysSilent(customer) > USUAL_GAPS * usualGap(customer))
                .sorted(Comparator.comparing(CustomerActivity::earlierRecords)
                        .reversed()
                        .thenComparing(customer -> customer.id().value()))
                .toList();
    }

    private long daysSilent(CustomerActivity customer) {
        Instant until = scene.asOf().isBefore(scene.to()) ? scene.asOf() : scene.to();
        return Duration.between(customer.last(), until).toDays();
    }

    private static double usualGap(CustomerActivity customer) {
        return Duration.between(customer.earlierFirst().orElse(customer.last()), customer.last())
                        .toHours()
                / 24.0
                / (customer.earlierDays() - 1);
    }

    /** The list; a sentence when there is none. */
    void writeSilent() {
        List<CustomerActivity> silent = silent();
        List<String> ids =
                silent.stream().map(customer -> customer.id().value()).toList();
        sheet.paragraph("沉默客户 " + sheet.listed("silent-customers", "沉默客户", "家", Kind.CUSTOMER, ids)
                + " 家（本期没有任何沟通，沉默超过两周且超过平时间隔的两倍）" + (silent.isEmpty() ? "。" : "："));
        sheet.list(Scene.first(silent.stream()
                .map(customer -> Scene.customer(customer.name()) + " · 最后联系 "
                        + Words.shortStamp(customer.last(), scene.zone()) + "，已 " + daysSilent(customer) + " 天 · 平时约 "
                        + Words.mean(usualGap(customer)) + " 天一次 · 负责人 " + scene.person(customer.owner()))
                .toList()));
    }
}
