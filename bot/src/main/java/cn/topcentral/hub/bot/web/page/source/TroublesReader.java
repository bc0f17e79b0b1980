package cn.topcentral.hub.bot.web.page.source;

import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.trouble.Trouble;
import cn.topcentral.hub.storage.trouble.TroubleKind;
import cn.topcentral.hub.storage.trouble.TroubleReason;
import cn.topcentral.hub.storage.trouble.Troubles;
import cn.topcentral.hub.storage.website.FormRejectionRepository;
import cn.topcentral.hub.templates.page.When;
import cn.topcentral.hub.templates.page.source.TroubleRowsView;
import cn.topcentral.hub.templates.page.source.TroublesView;
import cn.topcentral.hub.templates.text.CleanText;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what failed, for people. Thread-safe. */
final class TroublesReader {
    private static final int REASONS = 6;
    private static final int ROWS = 50;
    private static final int MOST_REASON_CHARS = 600;

    private static final Map<TroubleKind, String> LABELS = Map.of(
            TroubleKind.DELIVERY, "被拒绝的推送和消息",
            TroubleKind.ANALYSIS, "分析失败的记录",
            TroubleKind.FILE, "没有取到的文件",
            TroubleKind.TEXT, "没有读出来的附件",
            TroubleKind.PUSH, "没有发出去的提醒");
    private static final Set<TroubleKind> DISMISSIBLE = Set.of(TroubleKind.DELIVERY, TroubleKind.PUSH);
    private static final Map<String, String> PUSHES = Map.of(
            "urgent",
            "紧急沟通",
            "alert",
            "风险预警",
            "webchat",
            "官网咨询",
            "reminder",
            "待办提醒",
            "report",
            "报告",
            "operation",
            "系统通知");
    private static final Map<String, String> DOORS =
            Map.of("wecom_app", "同事在企业微信里的提问", "wecom.archive", "企业微信会话存档", "wecom_robot", "同事对机器人的提问");

    private final Troubles troubles;
    private final FormRejectionRepository forms;
    private final EmployeeRepository employees;
    private final Clock clock;

    TroublesReader(Troubles troubles, FormRejectionRepository forms, EmployeeRepository employees, Clock clock) {
        this.troubles = troubles;
        this.forms = forms;
        this.employees = employees;
        this.clock = clock;
    }

    /** @param csrf for who may act; others only learn how much there is, as reasons may name files and hosts */
    TroublesView summary(Optional<String> csrf, Optional<String> done) {
        Instant now = clock.instant();
        return new TroublesView(
                csrf,
                done,
                troubles.counts().entrySet().stream()
                        .map(entry -> kind(entry.getKey(), entry.getValue(), csrf.isPresent(), now))
                        .toList(),
                forms.counts(now).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(form -> new TroublesView.Form(
                                form.getKey(), form.getValue(), URI.create("/forms/" + form.getKey() + "/rejected")))
                        .toList());
    }

    private TroublesView.Kind kind(TroubleKind kind, long count, boolean reasons, Instant now) {
        List<TroublesView.Reason> shown = reasons
                ? troubles.reasons(kind, REASONS).stream()
                        .map(reason -> reason(kind, reason, now))
                        .toList()
                : List.of();
        return new TroublesView.Kind(
                kind.code(),
                label(kind),
                count,
                count - shown.stream().mapToLong(TroublesView.Reason::count).sum(),
                shown,
                Optional.of(retry(kind, true)),
                dismiss(kind, true));
    }

    private static TroublesView.Reason reason(TroubleKind kind, TroubleReason reason, Instant now) {
        ReasonWords.Meaning meaning = ReasonWords.of(reason.example());
        return new TroublesView.Reason(
                reason.shape(),
                meaning.words(),
                meaning.remedy(),
                shown(reason.example()),
                reason.count(),
                When.of(reason.oldest(), now),
                When.of(reason.newest(), now),
                path(kind, Optional.of(reason.shape()), Optional.empty()));
    }

    /** The failed of a kind, the newest first. */
    TroubleRowsView rows(
            TroubleKind kind, Optional<String> shape, Optional<Long> before, String csrf, Optional<String> done) {
        Instant now = clock.instant();
        List<Trouble> found = troubles.rows(kind, shape, before, ROWS);
        return new TroubleRowsView(
                kind.code(),
                shape.orElse(""),
                csrf,
                done,
                found.stream().map(trouble -> row(kind, trouble, now)).toList(),
                Optional.of(retry(kind, false)),
                dismiss(kind, false),
                Optional.of(found)
                        .filter(list -> list.size() == ROWS)
                        .map(list -> path(
                                kind,
                                shape,
                                Optional.of(list.get(list.size() - 1).id()))));
    }

    private TroubleRowsView.Row row(TroubleKind kind, Trouble trouble, Instant now) {
        Optional<URI> record = trouble.customer().flatMap(customer -> trouble.record()
                .map(id -> URI.create("/c/" + encoded(customer) + "?record=" + encoded(id))));
        return new TroubleRowsView.Row(
                trouble.id(),
                what(kind, trouble),
                ReasonWords.of(trouble.reason()).words(),
                shown(trouble.reason()),
                When.of(trouble.at(), now),
                record,
                Optional.of(URI.create("/sources/delivery/" + trouble.id() + "/raw"))
                        .filter(raw -> kind == TroubleKind.DELIVERY));
    }

    private String what(TroubleKind kind, Trouble trouble) {
        return switch (kind) {
            case DELIVERY -> DOORS.getOrDefault(trouble.source(), trouble.source()) + " #" + trouble.id();
            case ANALYSIS -> trouble.record().orElse("");
            case FILE, TEXT -> trouble.what().isEmpty() ? "没有名字的文件" : CleanText.line(trouble.what());
            case PUSH -> PUSHES.getOrDefault(trouble.what(), "提醒") + " → " + recipient(trouble.source());
        };
    }

    private String recipient(String audience) {
        Optional<Address> address = Address.parse(audience);
        if (address.isPresent() && address.get() instanceof Address.Member member) {
            return employees.byUserid(member.userid()).map(Employee::name).orElse(member.userid());
        }
        return address.filter(Address.Group.class::isInstance)
                .map(group -> "群 " + ((Address.Group) group).name())
                .orElse(audience);
    }

    static String label(TroubleKind kind) {
        return LABELS.getOrDefault(kind, kind.code());
    }

    private static String retry(TroubleKind kind, boolean all) {
        return (kind == TroubleKind.PUSH ? "重发" : "重试") + (all ? "全部" : "");
    }

    private static Optional<String> dismiss(TroubleKind kind, boolean all) {
        return Optional.of((kind == TroubleKind.PUSH ? "放弃" : "不再处理") + (all ? "全部" : ""))
                .filter(words -> DISMISSIBLE.contains(kind));
    }

    static URI path(TroubleKind kind, Optional<String> shape, Optional<Long> before) {
        String query = shape.map(text -> "&reason=" + encoded(text)).orElse("")
                + before.map(id -> "&before=" + id).orElse("");
        return URI.create("/sources/" + kind.code() + (query.isEmpty() ? "" : "?" + query.substring(1)));
    }

    private static String shown(String reason) {
        String line = CleanText.line(reason);
        return line.length() > MOST_REASON_CHARS ? line.substring(0, MOST_REASON_CHARS) + "…" : line;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
