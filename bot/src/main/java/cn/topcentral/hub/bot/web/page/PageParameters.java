package cn.topcentral.hub.bot.web.page;

import cn.topcentral.hub.bot.timeline.CursorToken;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import io.javalin.http.Context;
import java.util.Optional;

/** What pages' addresses have in common. */
public final class PageParameters {
    private PageParameters() {}

    /** A parameter that says something. */
    public static Optional<String> text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
    }

    /**
     * The place in a list behind which to go on, {@code before}.
     *
     * @throws ProblemException for one that names no place
     */
    public static Optional<Cursor> place(Context context) {
        return text(context, "before").map(token -> CursorToken.parse(token).orElseThrow(() -> wrong("before")));
    }

    public static ProblemException wrong(String parameter) {
        return new ProblemException(Problem.badRequest(
                "The parameter '" + parameter + "' cannot be read.",
                "链接里的“" + parameter + "”看不懂，可能复制时少了一部分。请回到企业微信，从卡片重新打开。"));
    }
}
