package cn.topcentral.hub.bot.web.page.merge;

import cn.topcentral.hub.bot.operation.PointWords;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.MergePlan;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.merge.MergeSide;
import cn.topcentral.hub.templates.page.merge.MergeSide.Fact;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words what two customers have, side by side. Thread-safe. */
final class MergeWords {
    private static final int NAMED = 6;

    private final EmployeeRepository employees;
    private final AlertRepository alerts;

    MergeWords(EmployeeRepository employees, AlertRepository alerts) {
        this.employees = employees;
        this.alerts = alerts;
    }

    /** @param extent what the customer has: the plan of its going, or its extent */
    MergeSide side(String role, Customer customer, MergePlan extent) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("负责人", owner(customer)));
        facts.add(new Fact(
                "记录",
                extent.recordCount() + "条"
                        + extent.records().entrySet().stream()
                                .filter(count -> count.getValue() > 0)
                                .map(count -> " " + count.getKey().icon() + count.getValue())
                                .collect(Collectors.joining())));
        facts.add(new Fact(
                "时间",
                extent.first()
                        .map(first -> ChineseTime.date(first) + " 到 "
                                + ChineseTime.date(extent.last().orElse(first)))
                        .orElse("还没有")));
        facts.add(new Fact("名称", listed(extent.names(), name -> name)));
        facts.add(new Fact(
                "联系方式",
                extent.contactPoints().size() + "个"
                        + (extent.contactPoints().isEmpty()
                                ? ""
                                : "：" + listed(extent.contactPoints(), MergeWords::shown))));
        facts.add(new Fact("订单", extent.orders() + "个"));
        facts.add(new Fact("未完成的待办", extent.openTasks() + "项"));
        facts.add(new Fact("待处理的预警", alerts.firing(customer.id()) + "条"));
        return new MergeSide(
                role,
                customer.displayName(),
                customer.name(),
                PageLinks.INTERNAL.timeline(customer.id()).toString(),
                facts);
    }

    /** Where they differ; what the one has that stays holds. */
    List<String> conflicts(Customer goes, Customer stays) {
        List<String> conflicts = new ArrayList<>();
        if (!goes.owner().equals(stays.owner())) {
            conflicts.add(
                    "负责人：" + owner(goes) + " 和 " + owner(stays) + "，合并后由" + owner(stays) + "负责，" + "合并进来的待办仍归原来的人");
        }
        differ(conflicts, "级别", goes, stays, Customer::level);
        differ(conflicts, "地区", goes, stays, Customer::region);
        differ(conflicts, "行业", goes, stays, Customer::industry);
        return List.copyOf(conflicts);
    }

    private static void differ(
            List<String> conflicts,
            String label,
            Customer goes,
            Customer stays,
            Function<Customer, Optional<String>> part) {
        String one = part.apply(goes).orElse("没有");
        String other = part.apply(stays).orElse("没有");
        if (!one.equals(other)) {
            conflicts.add(label + "：" + one + " 和 " + other + "，合并后显示" + other);
        }
    }

    private String owner(Customer customer) {
        return customer.owner()
                .map(userid -> CleanText.line(
                        employees.byUserid(userid).map(Employee::name).orElse(userid)))
                .orElse("未分配");
    }

    private static String shown(ContactPoint.Key key) {
        return PointWords.shown(key);
    }

    private static <T> String listed(List<T> all, Function<T, String> word) {
        return all.stream().limit(NAMED).map(word).collect(Collectors.joining("、"))
                + (all.size() > NAMED ? " 等" + all.size() + "个" : "");
    }
}
