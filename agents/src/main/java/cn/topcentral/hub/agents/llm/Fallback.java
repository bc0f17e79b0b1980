package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.agents.finding.Finding;

/** The local engine's answer in place of the model's. */
public final class Fallback {
    private Fallback() {}

    public static <T> Finding<T> to(Finding<T> local, String reason) {
        return new Finding<>(
                local.result(), local.evidence(), local.generatedBy().because(reason));
    }
}
