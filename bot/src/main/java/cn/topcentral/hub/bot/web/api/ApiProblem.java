package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.storage.customer.OperationRefused;
import io.javalin.http.HttpStatus;
import java.util.Locale;

/** Problem documents of the API (RFC 9457): what is wrong, and what to do. */
final class ApiProblem {
    private ApiProblem() {}

    static ProblemException of(HttpStatus status, String detail) {
        return new ProblemException(new Problem(status, detail, "请求有误", "这个地址供程序调用，说明见 docs/api.md。"));
    }

    static ProblemException of(OperationRefused refused) {
        HttpStatus status =
                switch (refused.reason()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        return of(status, sentence(refused.problem()) + " " + refused.remedy());
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}
