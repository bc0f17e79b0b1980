package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.customer.OperationRefused;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in Chinese why an operation was refused. What can be foreseen is said by the commands; this is for what changed in between. */
final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    static <T> T said(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (OperationRefused refused) {
            log.info("Operation refused reason={}", refused.reason());
            throw new CommandRefused(
                    switch (refused.reason()) {
                        case UNKNOWN -> "要处理的客户或记录已经不存在了，请重新发送命令查看。";
                        case CONFLICT -> "现在的情况下做不了，可能刚才已经有人处理过。请重新发送命令看最新情况。";
                        case INVALID -> "单凭这一项认不出是谁。请绑定电话、邮箱或账号，或逐条认领记录：/认领";
                    });
        }
    }
}
