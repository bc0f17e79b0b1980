package cn.topcentral.hub.bot.web.page.customer;

import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.timeline.TimelineFilter;
import cn.topcentral.hub.bot.timeline.TimelinePages;
import cn.topcentral.hub.bot.timeline.TimelineScope;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageParameters;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.page.customer.ChatModel;
import cn.topcentral.hub.templates.page.customer.ChatPageModel;
import cn.topcentral.hub.templates.page.customer.CustomerHeader;
import cn.topcentral.hub.templates.page.customer.ListPageModel;
import cn.topcentral.hub.templates.page.customer.TimelineDays;
import cn.topcentral.hub.templates.page.customer.TimelinePageModel;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A customer's timeline by days, as a list, and its chats: {@code /c/{customerId}}, {@code …/list} and {@code …/chats}. */
public final class TimelineRoutes implements Routes {
    private final Frame frame;
    private final VisibleCustomer customers;
    private final CustomerHeaders headers;
    private final TimelinePages pages;
    private final AuditLog audit;
    private final Clock clock;

    public TimelineRoutes(
            Frame frame,
            VisibleCustomer customers,
            CustomerHeaders headers,
            TimelinePages pages,
            AuditLog audit,
            Clock clock) {
        this.frame = frame;
        this.customers = customers;
        this.headers = headers;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/c/{customerId}", page("", this::timeline));
        routes.get("/c/{customerId}/list", page("/list", this::list));
        routes.get("/c/{customerId}/chats", page("/chats", this::chat));
    }

    /** What is asked for by somebody who may see it. */
    private record Asked(Context context, Employee employee, Customer customer, TimelineRequest request) {}

    @FunctionalInterface
    private interface Answer {
        void to(Asked asked);
    }

    /** One handler for all: the customer who was merged into another is shown there, with the same filter, and every look is kept. */
    private Handler page(String suffix, Answer answer) {
        return frame.membersOnly().page((context, employee) -> {
            String id = context.pathParam("customerId");
            Customer customer = customers.named(id, employee);
            if (!customer.id().value().equals(id)) {
                context.redirect(PageLinks.INTERNAL.timeline(customer.id())
                        + suffix
                        + Optional.ofNullable(context.queryString())
                                .map("?"::concat)
                                .orElse(""));
                return;
            }
            TimelineRequest request = TimelineRequest.of(context, clock.instant());
            audit.record(new AuditEntry(
                    clock.instant(),
                    employee.userid(),
                    "customer.view",
                    "customer " + customer.id().value(),
                    Map.of("page", suffix.isEmpty() ? "timeline" : suffix.substring(1))));
            answer.to(new Asked(context, employee, customer, request));
        });
    }

    private void timeline(Asked asked) {
        TimelineRequest request = asked.request();
        TimelineScope scope = pages.scope(asked.customer(), request.filter());
        TimelineDays days = request.record()
                .map(record -> pages.daysAt(scope, record))
                .orElseGet(() -> pages.days(scope, request.before(), request.shownDay()));
        if (request.part().isPresent()) {
            frame.part(asked.context(), days);
            return;
        }
        boolean behindNewest = days.sought().isPresent() || request.before().isPresent();
        frame.show(
                asked.context(),
                asked.employee(),
                Optional.empty(),
                new TimelinePageModel(
                        header(asked, CustomerView.TIMELINE),
                        pages.form(scope, scope.path(), false),
                        days,
                        behindNewest
                                ? Optional.of(PageLinks.INTERNAL.timeline(
                                        asked.customer().id(), request.filter()))
                                : Optional.empty()));
    }

    private void list(Asked asked) {
        TimelineRequest request = asked.request();
        TimelineScope scope = pages.scope(asked.customer(), request.filter());
        boolean oldestFirst = request.oldestFirst();
        var list = pages.list(scope, oldestFirst, request.before());
        if (request.part().isPresent()) {
            frame.part(asked.context(), list);
            return;
        }
        String path = scope.path() + CustomerView.LIST.suffix();
        frame.show(
                asked.context(),
                asked.employee(),
                Optional.empty(),
                new ListPageModel(
                        header(asked, CustomerView.LIST),
                        pages.form(scope, path, oldestFirst),
                        list,
                        PageLinks.list(asked.customer().id(), request.filter(), !oldestFirst),
                        request.before()
                                .map(place -> PageLinks.list(asked.customer().id(), request.filter(), oldestFirst))));
    }

    private void chat(Asked asked) {
        String thread = asked.request().thread().orElseThrow(() -> PageParameters.wrong("thread"));
        TimelineScope scope = pages.scope(asked.customer(), asked.request().filter());
        ChatModel chat = pages.chat(scope, thread, asked.request().before());
        if (ProblemAnswers.forScript(asked.context())) {
            frame.part(asked.context(), chat);
        } else {
            URI back = PageLinks.INTERNAL.timeline(
                    asked.customer().id(), asked.request().filter());
            frame.show(
                    asked.context(),
                    asked.employee(),
                    Optional.empty(),
                    new ChatPageModel(header(asked, CustomerView.TIMELINE), "聊天记录", chat, back.toString()));
        }
    }

    private CustomerHeader header(Asked asked, CustomerView view) {
        TimelineFilter filter = asked.request().filter();
        return headers.header(asked.employee(), asked.customer(), view, PageLinks.question(filter));
    }
}
