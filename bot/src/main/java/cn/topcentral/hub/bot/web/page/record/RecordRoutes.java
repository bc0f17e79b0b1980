package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.CustomerView;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.bot.web.page.record.RecordReader.Found;
import cn.topcentral.hub.bot.web.page.record.RecordReader.Manner;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.correction.JudgedField;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.page.record.RecordPage;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of a customer, {@code /c/{customerId}/records/{recordId}}, its files below it, and what people say of its labels. Whoever may see the
 * customer may see the record, open its files and judge its labels.
 */
public final class RecordRoutes implements Routes {
    private static final String RECORD = "/c/{customerId}/records/{recordId}";

    /** What somebody writes beside the fixed choices; a page is no place for essays. */
    private static final int MOST_WORDS = 500;

    /** What may stand before the ids of a part, which the page it goes into chose. */
    private static final Pattern IDS = Pattern.compile("[A-Za-z0-9_-]{0,80}");

    private final Frame frame;
    private final VisibleCustomer customers;
    private final CustomerHeaders headers;
    private final RecordSources sources;
    private final RecordFiles files;
    private final RecordReader reader;
    private final AuditLog audit;
    private final Clock clock;

    public RecordRoutes(
            Frame frame,
            VisibleCustomer customers,
            CustomerHeaders headers,
            Database database,
            FileStore store,
            AuditLog audit,
            Clock clock) {
        this.frame = frame;
        this.customers = customers;
        this.headers = headers;
        this.sources = RecordSources.of(database);
        this.files = new RecordFiles(sources.attachments(), store);
        this.reader = new RecordReader(sources, files, clock);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(RECORD, frame.membersOnly().page(this::record));
        routes.get(RECORD + "/files/{attachmentId}", frame.membersOnly().page(this::file));
        routes.post(RECORD + "/corrections", frame.membersOnly().action(this::correct));
    }

    /** {@code full}: the whole text, however long; {@code only=text}: nothing else; {@code ids}: what the ids of a part begin with. */
    private void record(Context context, Employee employee) {
        Found found = found(context, employee);
        boolean part = ProblemAnswers.forScript(context);
        if (!found.customer().id().value().equals(context.pathParam("customerId")) && !part) {
            context.redirect(found.path()
                    + Optional.ofNullable(context.queryString())
                            .map("?"::concat)
                            .orElse(""));
            return;
        }
        boolean whole = context.queryParam("full") != null;
        if (part && "text".equals(context.queryParam("only"))) {
            frame.part(context, reader.text(found, new Manner(ids(context.queryParam("ids"), ""), whole, "")));
            return;
        }
        looked(found, employee, "record");
        if (part) {
            String prefix = ids(context.queryParam("ids"), prefix(found.record().id()));
            frame.part(context, reader.view(found, new Manner(prefix, whole, frame.csrf(context))));
        } else {
            frame.show(
                    context,
                    employee,
                    Optional.empty(),
                    new RecordPage(
                            headers.header(employee, found.customer(), CustomerView.TIMELINE, ""),
                            PageLinks.INTERNAL
                                    .record(
                                            found.customer().id(),
                                            found.record().id())
                                    .toString(),
                            reader.view(found, new Manner("", whole, frame.csrf(context)))));
        }
    }

    /** {@code download}: saved rather than opened. */
    private void file(Context context, Employee employee) throws IOException {
        Found found = found(context, employee);
        RecordFiles.Kept kept = files.one(found.record().id(), possible(context.pathParam("attachmentId")))
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND,
                        "This record has no such file, or it is not here.",
                        "没有这个文件",
                        "它可能还没有从来源取回，或者已经取不回来了。请回到这条记录，看附件旁边的说明。")));
        if (Optional.ofNullable(context.header("Range"))
                .filter(range -> !range.startsWith("bytes=0-"))
                .isEmpty()) {
            looked(found, employee, "file " + kept.attachment().id());
        }
        FileAnswer.send(context, kept.file(), kept.type(), kept.attachment(), context.queryParam("download") != null);
    }

    private void correct(Context context, Employee employee) {
        Found found = found(context, employee);
        JudgedField field = JudgedField.ofCode(
                        Optional.ofNullable(context.formParam("field")).orElse(""))
                .orElseThrow(() -> notJudged("The parameter 'field' names no label.", "不知道要更正哪一项，请刷新页面再试。"));
        String right =
                CleanText.lines(Optional.ofNullable(context.formParam("right")).orElse(""));
        if (field == JudgedField.OTHER && right.length() > MOST_WORDS) {
            throw notJudged("At most 500 characters fit.", "最多写" + MOST_WORDS + "字，现在有" + right.length() + "字，请写短一些。");
        }
        if (!field.takes(right)) {
            throw notJudged(
                    "The parameter 'right' is no value of '" + field.code() + "'.",
                    field == JudgedField.OTHER ? "请写下哪里不对，应该是什么。" : "请在列表里选一个" + field.label() + "。");
        }
        sources.corrections().add(found.record().id(), field, right, employee.userid(), clock.instant());
        String prefix = ids(context.formParam("ids"), "");
        Found changed = found(context, employee);
        frame.changed(
                context,
                reader.labels(changed, new Manner(prefix, false, frame.csrf(context))),
                found.path() + "#labels");
    }

    private static ProblemException notJudged(String detail, String text) {
        return new ProblemException(new Problem(HttpStatus.BAD_REQUEST, detail, "没有保存", text));
    }

    private Found found(Context context, Employee employee) {
        Customer customer = customers.named(context.pathParam("customerId"), employee);
        return recordId(context.pathParam("recordId"))
                .flatMap(id -> reader.find(customer, id))
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND,
                        "This customer has no such record.",
                        "没有找到这条记录",
                        "它可能已经归到别的客户，或者与另一条合并了。请回到客户的时间轴查找。")));
    }

    private static Optional<RecordId> recordId(String value) {
        try {
            return Optional.of(new RecordId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** PostgreSQL refuses a NUL. */
    private static String possible(String id) {
        return id.indexOf('\0') < 0 && id.length() <= 64 ? id : "";
    }

    private static String ids(@Nullable String given, String otherwise) {
        return given != null && IDS.matcher(given).matches() ? given : otherwise;
    }

    /** A fragment of an address and an id of a page in one. */
    private static String prefix(RecordId id) {
        return id.value().replaceAll("[^A-Za-z0-9_-]", "-") + "-";
    }

    private void looked(Found found, Employee employee, String page) {
        audit.record(new AuditEntry(
                clock.instant(),
                employee.userid(),
                "customer.view",
                "customer " + found.customer().id().value(),
                Map.of("page", page, "record", found.record().id().value())));
    }
}
