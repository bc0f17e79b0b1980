package cn.topcentral.hub.bot.web.form;

import cn.topcentral.hub.bot.config.FormPageConfig;
import cn.topcentral.hub.bot.web.ClientAddress;
import cn.topcentral.hub.bot.web.DeliveryStore;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.website.FormRejection;
import cn.topcentral.hub.storage.website.FormRejectionRepository;
import cn.topcentral.hub.templates.page.FormPageModel;
import cn.topcentral.hub.templates.page.Pages;
import cn.topcentral.hub.templates.page.RejectedEntriesModel;
import cn.topcentral.hub.templates.text.ChineseTime;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /forms/{name}}: the page, what is sent from it, and the thanks. It needs no script and no cookie. Thread-safe.
 */
public final class FormRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(FormRoutes.class);
    private static final int MOST_BYTES = 64 << 10;
    private static final int SHOWN_REJECTIONS = 200;
    private static final List<String> CAMPAIGN = List.of("utm_source", "utm_medium", "utm_campaign");

    private final Map<String, FormPageConfig> forms;
    private final DeliveryStore deliveries;
    private final FormRejectionRepository rejections;
    private final Frame frame;
    private final PhoneNumbers numbers;
    private final Pages pages;
    private final Clock clock;
    private final FormStamp stamps;
    private final SpamGuard guard;
    private final RateLimit keptRejections;

    /** @param clock in the zone that times are shown in */
    public FormRoutes(
            Map<String, FormPageConfig> forms,
            DeliveryStore deliveries,
            FormRejectionRepository rejections,
            Frame frame,
            SessionKey key,
            PhoneNumbers numbers,
            Pages pages,
            Clock clock) {
        this.forms = Map.copyOf(forms);
        this.deliveries = deliveries;
        this.rejections = rejections;
        this.frame = frame;
        this.numbers = numbers;
        this.pages = pages;
        this.clock = clock;
        this.stamps = new FormStamp(key, clock);
        this.guard = new SpamGuard(clock);
        this.keptRejections = new RateLimit(20, Duration.ofMinutes(10), clock);
    }

    /** The name of a form's entries in the ledger and in source keys; no configured hook can be called so. */
    public static String source(String form) {
        return "form-" + form;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/forms/{name}", this::show);
        routes.post("/forms/{name}", this::take);
        routes.get("/forms/{name}/thanks", this::thank);
        routes.get("/forms/{name}/rejected", frame.membersOnly().page(this::rejected));
        routes.post("/forms/{name}/rejected/{id}/accept", frame.membersOnly().action(Role.ADMIN, this::accept));
        routes.post("/forms/{name}/rejected/{id}/drop", frame.membersOnly().action(Role.ADMIN, this::drop));
    }

    private void show(Context context) {
        FormPageConfig form = form(context);
        answer(
                context,
                form,
                HttpStatus.OK,
                model(
                        context,
                        form,
                        stamps.make(name(context)),
                        FormAnswers.of(field -> context.queryParam(field)),
                        Optional.empty(),
                        Map.of()));
    }

    private void take(Context context) {
        FormPageConfig form = form(context);
        if (context.contentLength() > MOST_BYTES) {
            throw new ProblemException(
                    new Problem(HttpStatus.CONTENT_TOO_LARGE, "The entry is larger than 64 KB.", "内容太多", "请缩短留言后再提交。"));
        }
        FormAnswers answers = FormAnswers.of(context::formParam);
        String stamp = Optional.ofNullable(context.formParam("stamp")).orElse("");
        Optional<FormStamp.Page> page = stamps.read(name(context), stamp);
        if (page.isEmpty()) {
            String fresh = stamps.make(name(context));
            answer(
                    context,
                    form,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    model(context, form, fresh, answers, Optional.of("页面打开得太久了，请检查内容，再点一次“提交”。"), Map.of()));
            return;
        }
        Map<String, String> problems = answers.problems(numbers);
        if (!problems.isEmpty()) {
            answer(
                    context,
                    form,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    model(context, form, stamp, answers, Optional.of("请修改下面标出的内容。"), problems));
            return;
        }
        Optional<SpamGuard.Reason> spam = guard.check(
                answers,
                page.get(),
                Optional.ofNullable(context.formParam("website")).orElse(""),
                address(context));
        if (spam.isPresent()) {
            turnAway(context, form, stamp, answers, spam.get());
            return;
        }
        deliveries.store(
                source(name(context)),
                page.get().id(),
                entry(form, page.get().id(), clock.instant(), answers, address(context), campaign(context)));
        context.redirect("/forms/" + name(context) + "/thanks", HttpStatus.SEE_OTHER);
    }

    private void turnAway(
            Context context, FormPageConfig form, String stamp, FormAnswers answers, SpamGuard.Reason reason) {
        log.info("Form entry turned away form={} reason={}", name(context), reason.code());
        if (keptRejections.allows(address(context))) { // a flood must not fill the table
            rejections.add(new FormRejection(
                    name(context), reason.code(), answers.values(), address(context), clock.instant()));
        }
        HttpStatus status =
                reason == SpamGuard.Reason.TOO_MANY ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT;
        answer(context, form, status, model(context, form, stamp, answers, Optional.of(reason.sentence()), Map.of()));
    }

    /** The entry in the JSON of the signed hook: the page is one more sender of it. */
    private static String entry(
            FormPageConfig form, String id, Instant at, FormAnswers answers, String ip, Map<String, String> campaign) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("form", form.title());
        entry.put("submitted_at", at.toString());
        FormPageModel.FIELDS.forEach(field -> entry.put(field.name(), answers.get(field.name())));
        entry.put("ip", ip);
        entry.putAll(campaign);
        return Json.write(entry);
    }

    private static Map<String, String> campaign(Context context) {
        Map<String, String> campaign = new LinkedHashMap<>();
        CAMPAIGN.forEach(name -> Optional.ofNullable(context.formParam(name))
                .filter(value -> !value.isBlank() && value.length() <= 200)
                .ifPresent(value -> campaign.put(name, value)));
        return campaign;
    }

    private void thank(Context context) {
        FormPageConfig form = form(context);
        policy(context, form);
        context.html(pages.message("已收到，谢谢！", "我们会尽快与您联系。可以关闭这个页面了。"));
    }

    private void rejected(Context context, Employee employee) {
        FormPageConfig form = form(context);
        frame.show(
                context,
                employee,
                Optional.of(Place.SOURCES),
                new RejectedEntriesModel(
                        form.title() + " · 被拦下的提交",
                        page(context),
                        Optional.of(frame.csrf(context)).filter(token -> employee.role() == Role.ADMIN),
                        rejections.newest(name(context), clock.instant(), SHOWN_REJECTIONS).stream()
                                .map(this::row)
                                .toList()));
    }

    /** Goes the way of every entry of the form, under a key of its own, so that a second tap changes nothing. */
    private void accept(Context context, Employee employee) {
        FormPageConfig form = form(context);
        FormRejection rejection = kept(context);
        String id = "rejected-" + context.pathParam("id");
        deliveries.store(
                source(name(context)),
                id,
                entry(
                        form,
                        id,
                        rejection.rejectedAt(),
                        new FormAnswers(rejection.entry()),
                        rejection.remoteIp(),
                        Map.of()));
        remove(context, employee, "form.accept");
    }

    private void drop(Context context, Employee employee) {
        kept(context);
        remove(context, employee, "form.drop");
    }

    private void remove(Context context, Employee employee, String action) {
        long id = Long.parseLong(context.pathParam("id"));
        rejections.remove(
                id,
                new AuditEntry(clock.instant(), employee.userid(), action, "form " + name(context), Map.of("id", id)));
        context.redirect(page(context), HttpStatus.SEE_OTHER);
    }

    private FormRejection kept(Context context) {
        form(context);
        return Optional.of(context.pathParam("id"))
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> rejections.byId(name(context), Long.parseLong(id)))
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND,
                        "There is no such rejected entry, or not any more.",
                        "这条已经处理过了",
                        "请回到列表看还有哪些。")));
    }

    private static String page(Context context) {
        return "/forms/" + name(context) + "/rejected";
    }

    private RejectedEntriesModel.Row row(FormRejectionRepository.Kept kept) {
        FormRejection rejection = kept.rejection();
        List<String> lines = FormPageModel.FIELDS.stream()
                .filter(field -> rejection.entry().containsKey(field.name()))
                .map(field -> field.label() + "：" + rejection.entry().get(field.name()))
                .toList();
        return new RejectedEntriesModel.Row(
                kept.id(),
                ChineseTime.clockAfterShortDay(rejection.rejectedAt(), clock.instant()),
                SpamGuard.Reason.wordOf(rejection.reason()),
                lines);
    }

    private FormPageModel model(
            Context context,
            FormPageConfig form,
            String stamp,
            FormAnswers answers,
            Optional<String> problem,
            Map<String, String> problems) {
        Map<String, String> campaign = new LinkedHashMap<>();
        for (String name : CAMPAIGN) {
            Optional.ofNullable(context.queryParam(name))
                    .or(() -> Optional.ofNullable(context.formParam(name)))
                    .ifPresent(value -> campaign.put(name, value));
        }
        return new FormPageModel(
                form.title(),
                form.intro().orElse(""),
                form.notice(),
                "/forms/" + name(context),
                stamp,
                answers.values(),
                problem,
                problems,
                campaign);
    }

    private void answer(Context context, FormPageConfig form, HttpStatus status, FormPageModel model) {
        policy(context, form);
        context.status(status).html(pages.form(model));
    }

    /** Only sites the administrator named may show the page in a frame. */
    private static void policy(Context context, FormPageConfig form) {
        if (!form.frameOrigins().isEmpty()) {
            String policy = Optional.ofNullable(context.res().getHeader("Content-Security-Policy"))
                    .orElse("");
            context.header(
                    "Content-Security-Policy",
                    policy.replace(
                            "frame-ancestors 'none'",
                            "frame-ancestors "
                                    + String.join(
                                            " ",
                                            form.frameOrigins().stream()
                                                    .sorted()
                                                    .toList())));
        }
    }

    private FormPageConfig form(Context context) {
        return Optional.ofNullable(forms.get(name(context)))
                .orElseThrow(() -> new ProblemException(
                        new Problem(HttpStatus.NOT_FOUND, "There is no such form.", "没有这个表单", "请检查链接是否完整。")));
    }

    private static String name(Context context) {
        return context.pathParam("name");
    }

    private static String address(Context context) {
        return ClientAddress.of(context.ip(), Optional.ofNullable(context.header("X-Forwarded-For")));
    }
}
