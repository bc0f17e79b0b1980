package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.Dialog.Kind;
import cn.topcentral.hub.storage.employee.Employee;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names made from the message that began something, so that the message, delivered again, begins it only once. */
final class DialogIds {
    private static final int LENGTH = 16;

    private DialogIds() {}

    static String of(Kind kind, Employee sender, String reference) {
        byte[] message = (sender.userid() + '\n' + reference).getBytes(StandardCharsets.UTF_8);
        return kind.name().charAt(0) + "-" + FileStore.hash(message).substring(0, LENGTH);
    }

    /** Under which source the record of a dialog is. */
    static SourceKey source(Dialog dialog) {
        return source(dialog.kind(), dialog.id());
    }

    static SourceKey source(Kind kind, String id) {
        String system =
                kind == Kind.VISIT ? VisitDrafts.SYSTEM : "bot_" + kind.name().toLowerCase(Locale.ROOT);
        return new SourceKey(system, id);
    }

    /** A note has no type of its own among the nine of the seed: it is typed in WeCom, and its direction says that it is internal. */
    static CommunicationType type(Kind kind) {
        return switch (kind) {
            case VISIT -> CommunicationType.VISIT;
            case CALL -> CommunicationType.MOBILE;
            case NOTE -> CommunicationType.WECHAT;
        };
    }
}
