package cn.topcentral.hub.agents.local.words;

import cn.topcentral.hub.storage.history.HistoryTask;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Which promises a plan can ask somebody to keep: those that say what to do, and not long ago. */
public final class DuePromises {
    /** What was due longer ago is settled or forgotten by both sides; asking for it now looks careless. */
    public static final Duration RECENT = Duration.ofDays(30);

    /** In characters; fewer name a verb and nothing to do with it. */
    private static final int SHORTEST = 3;

    private static final Pattern VERB = Pattern.compile("^(?:催客户：)?(?:报(?!告|表|价单)|[发寄送给回答补出问查约带催付打交签盖定核派请找调换拉排做试])|"
            + "^(?:催客户：)?(?:跟进|确认|安排|提供|准备|联系|拜访|通知|申请|协调|处理|解决|提交|整理|更新|更换|测试|参加|报价|开票|开具|支付|结清|反馈|落实|评估|对账)");
    private static final Pattern NOT_AN_ACTION = Pattern.compile(
            "[?？]|(?:吗|呢|吧|没|了|么|不)$|[：:]$|一下|过来$|^(?:答复|回复|回|答)[：:]|^(?:发现|发货了|出来|出现|给到|定了|做不|试过|问题|打算|调整后|交期|交货|回头|排一下|请问|请查收)");

    private DuePromises() {}

    /** Whether a title says what is to be done: it begins with a verb and asks nothing. */
    public static boolean isAction(String title) {
        String said = title.strip();
        return said.codePointCount(0, said.length()) >= SHORTEST
                && VERB.matcher(said).find()
                && !NOT_AN_ACTION.matcher(said).find();
    }

    /** Whether it is open, says what to do, and was due within the last {@link #RECENT} days. */
    public static boolean isRecentlyOverdue(HistoryTask task, Instant asOf) {
        return task.status().equals("open")
                && isAction(task.title())
                && task.dueAt()
                        .filter(due -> due.isBefore(asOf) && !due.isBefore(asOf.minus(RECENT)))
                        .isPresent();
    }
}
