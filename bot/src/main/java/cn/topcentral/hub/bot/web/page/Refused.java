package cn.topcentral.hub.bot.web.page;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import io.javalin.http.HttpStatus;
import java.util.function.Supplier;

/** Tells on a page why something was not done, with the sentence that chat would say. */
public final class Refused {
    private Refused() {}

    public static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (CommandRefused refused) {
            throw new ProblemException(
                    new Problem(HttpStatus.CONFLICT, "That cannot be done as asked.", "没有改动", refused.sentence()));
        }
    }

    /** Something that is not there or not theirs to change; which of the two is not told. */
    public static ProblemException notYours(String what) {
        return new ProblemException(new Problem(
                HttpStatus.FORBIDDEN,
                "This is not there, or not yours to change.",
                "您不能操作这一项",
                what + "不存在，或者不在您负责的范围内。没有做任何改动；工作需要的话，请联系您的主管。"));
    }
}
