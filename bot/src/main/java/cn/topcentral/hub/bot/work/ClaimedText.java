package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.customer.ClaimedDocument;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import cn.topcentral.hub.storage.json.Json;

/** Prints what saying whose something is came to. */
final class ClaimedText {
    private ClaimedText() {}

    static void print(String what, Claimed claimed, boolean json, CommandContext context) {
        if (json) {
            context.out().println(Json.write(ClaimedDocument.of(claimed)));
            return;
        }
        String owner = claimed.customer()
                .map(customer -> customer.name() + " (" + customer.id() + ")")
                .orElse("nobody's");
        String before = claimed.before()
                .filter(customer -> claimed.customer()
                        .map(now -> !now.id().equals(customer))
                        .orElse(true))
                .map(customer -> ", was " + customer)
                .orElse("");
        context.out().println(what + " → " + owner + before + "; records moved: " + claimed.moved());
    }
}
