package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.storage.integrity.IntegrityCheck;
import cn.topcentral.hub.storage.integrity.IntegrityCheck.Finding;
import java.util.List;

/** {@code hub verify}: every integrity check with its outcome. */
public final class VerifyWork implements CommandWork<HubConfig> {
    @Override
    public int run(HubConfig config, CommandContext context) {
        try (HubStorage storage = HubStorage.open(config, HubStorage.As.GUEST)) {
            List<Finding> findings = new IntegrityCheck(storage.database(), storage.files()).run();
            findings.forEach(finding -> context.out().println(line(finding)));
            return findings.stream().allMatch(Finding::clean) ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private static String line(Finding finding) {
        return finding.clean()
                ? "ok      no " + finding.what()
                : "WRONG   " + finding.offenders() + " " + finding.what() + ", e.g. "
                        + String.join(", ", finding.examples());
    }
}
