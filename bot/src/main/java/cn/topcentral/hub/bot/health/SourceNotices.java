package cn.topcentral.hub.bot.health;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.source.SourceState;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells administrators that a source has gone quiet or cannot be asked: once for each silence, and once a day for a source that goes on refusing.
 * Thread-safe.
 */
public final class SourceNotices {
    /** A server that is away for a minute is nobody's business. */
    private static final int FAILURES_BEFORE_TELLING = 5;

    private static final Duration WANTED_FOR = Duration.ofHours(12);

    private final SourceHealth health;
    private final Access access;
    private final Outbox outbox;
    private final Clock clock;

    public SourceNotices(SourceHealth health, Access access, Outbox outbox, Clock clock) {
        this.health = health;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks at all sources and tells what is new; to be run every few minutes, by any number of hubs. */
    public void run() {
        health.sources().stream()
                .filter(source -> source.state() == SourceHealth.State.QUIET)
                .forEach(source -> tell(
                        "quiet:" + source.system() + ":" + source.lastEvent().getEpochSecond(),
                        "🔇 渠道安静得反常\n" + source.text() + "。\n请检查这个渠道的连接；发送 /状态 查看全部渠道。",
                        source.text()));
        health.failing().stream()
                .filter(state -> state.failures() >= FAILURES_BEFORE_TELLING)
                .forEach(state -> tell(
                        "failing:" + state.source() + ":"
                                + clock.instant().atZone(clock.getZone()).toLocalDate(),
                        failing(state),
                        state.source() + " 读取失败"));
    }

    /** The reason is for whoever reads the log: it may name hosts and accounts. */
    private static String failing(SourceState state) {
        return "🔌 渠道 " + state.source() + " 已连续 " + state.failures()
                + " 次读取失败。\n请管理员运行 ./hub status 查看原因；恢复后会自动补齐，不会丢记录。";
    }

    private void tell(String key, String text, String summary) {
        for (Employee administrator : access.having(Role.ADMIN)) {
            outbox.add(new NewNotification(
                    key + ":" + administrator.userid(),
                    new Address.Member(administrator.userid()).audience(),
                    NotificationKind.OPERATION,
                    Message.text(text).json(),
                    summary,
                    clock.instant(),
                    Optional.of(clock.instant().plus(WANTED_FOR))));
        }
    }
}
