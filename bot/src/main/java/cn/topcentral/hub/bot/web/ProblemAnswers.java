package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.storage.database.DatabaseUnavailable;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.templates.page.MessagePageModel.Way;
import cn.topcentral.hub.templates.page.Pages;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one table of what becomes of exceptions: a problem document for programs, a page for people. Thread-safe. */
public final class ProblemAnswers implements Routes {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    /** Below these only programs call. */
    private static final List<String> PROGRAM_PATHS =
            List.of("/api/", "/hooks/", "/wecom/", "/healthz", "/readyz", "/metrics");

    /** Here customers come. */
    private static final List<String> PUBLIC_PATHS = List.of("/forms/", "/widget.js", "/webchat/");

    private final Pages pages;

    public ProblemAnswers(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.exception(ProblemException.class, (e, context) -> answer(context, e.problem()));
        routes.exception(
                HttpResponseException.class,
                (e, context) -> answer(context, Problem.of(HttpStatus.forStatus(e.getStatus()))));
        routes.exception(DatabaseUnavailable.class, (e, context) -> failed(context, HttpStatus.SERVICE_UNAVAILABLE, e));
        routes.exception(Exception.class, (e, context) -> failed(context, HttpStatus.INTERNAL_SERVER_ERROR, e));
    }

    /** Answers with a problem, in the form the caller understands. */
    public void answer(Context context, Problem problem) {
        context.status(problem.status());
        if (forProgram(context)) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("type", "about:blank");
            document.put("title", problem.status().getMessage());
            document.put("status", problem.status().getCode());
            document.put("detail", problem.detail());
            context.contentType("application/problem+json").result(Json.write(document));
        } else if (forScript(context)) {
            context.html(pages.notice(problem.pageTitle(), problem.pageText()));
        } else {
            context.html(way(context)
                    .map(way -> pages.message(problem.pageTitle(), problem.pageText(), way))
                    .orElseGet(() -> pages.message(problem.pageTitle(), problem.pageText())));
        }
    }

    /** Where to go on from a page that says what is wrong; customers on a form have nowhere to go in the hub. */
    private static Optional<Way> way(Context context) {
        if (PUBLIC_PATHS.stream().anyMatch(path -> context.path().startsWith(path))) {
            return Optional.empty();
        }
        return Optional.of(
                context.path().equals("/") || context.path().startsWith("/login")
                        ? new Way("重新登录", URI.create("/login"))
                        : new Way("回到首页", URI.create("/day")));
    }

    /** Whether a program asks rather than a person with a browser. */
    public static boolean forProgram(Context context) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        return PROGRAM_PATHS.stream().anyMatch(path -> context.path().startsWith(path))
                || (accept.contains("json") && !accept.contains("text/html"));
    }

    /** Whether htmx asks for a part of a page, into which an error must fit as well. */
    public static boolean forScript(Context context) {
        return context.header("HX-Request") != null;
    }

    /** The person sees a reference; what happened stands beside it in the log. */
    private void failed(Context context, HttpStatus status, Exception e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Request failed method={} path={} reference={}", context.method(), context.path(), reference, e);
        answer(context, Problem.of(status).withReference(reference));
    }
}
