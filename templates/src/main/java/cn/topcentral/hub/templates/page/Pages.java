package cn.topcentral.hub.templates.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders the pages from templates compiled at build time. Everything put into them is HTML-escaped. Thread-safe. */
public final class Pages {
    private static final String COMPILED_PACKAGE = "cn.topcentral.hub.templates.compiled";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), COMPILED_PACKAGE);

    /** The timeline page, {@code /c/{customerId}}. */
    public String timeline(TimelinePageModel model) {
        return render("timeline.jte", model);
    }

    /** The page of search results, {@code /search}. */
    public String search(SearchPageModel model) {
        return render("search.jte", model);
    }

    /** The start page, {@code /}, of an employee. */
    public String home(String name) {
        return render("home.jte", new HomePageModel(name));
    }

    /** The public form page, {@code /forms/{name}}. */
    public String form(FormPageModel model) {
        return render("form.jte", model);
    }

    /** What a form turned away, {@code /forms/{name}/rejected}, of an employee. */
    public String rejected(RejectedEntriesModel model) {
        return render("rejected.jte", model);
    }

    /** A report, {@code /r/{reportId}}, of those who may see it. */
    public String report(ReportPageModel model) {
        return render("report.jte", model);
    }

    /** The rows behind a figure of a report, {@code /r/{reportId}/f/{figure}}. */
    public String figure(FigurePageModel model) {
        return render("figure.jte", model);
    }

    /** A page with a title and a sentence, for errors and refusals. */
    public String message(String title, String text) {
        return render("message.jte", new MessagePageModel(title, text));
    }

    private String render(String template, Object model) {
        StringOutput output = new StringOutput();
        engine.render(template, model, output);
        return output.toString();
    }
}
