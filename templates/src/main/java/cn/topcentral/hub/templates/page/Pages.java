package cn.topcentral.hub.templates.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;

/** Renders the pages from templates compiled at build time. Everything put into them is HTML-escaped. Thread-safe. */
public final class Pages {
    private static final String COMPILED_PACKAGE = "cn.topcentral.hub.templates.compiled";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), COMPILED_PACKAGE);

    /** A whole page of somebody who is signed in. */
    public String page(Shell shell, View view) {
        return render(view.template(), Map.of("model", view, "shell", Optional.of(shell)));
    }

    /** A part of a page, put in its place by htmx; its template has no layout. */
    public String part(View view) {
        return render(view.template(), Map.of("model", view));
    }

    /** The public form page, {@code /forms/{name}}. */
    public String form(FormPageModel model) {
        return render("form.jte", Map.of("model", model));
    }

    /** A page with a title and a sentence, for errors and refusals. */
    public String message(String title, String text) {
        return render("message.jte", Map.of("model", new MessagePageModel(title, text, Optional.empty())));
    }

    /** The same with where to go on. */
    public String message(String title, String text, MessagePageModel.Way way) {
        return render("message.jte", Map.of("model", new MessagePageModel(title, text, Optional.of(way))));
    }

    /** A notice in place of the part that was asked for, for errors and refusals; shown above the page. */
    public String notice(String title, String text) {
        return render("notice.jte", Map.of("title", title, "text", text));
    }

    private String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        engine.render(template, parameters, output);
        return output.toString();
    }
}
