package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.templates.prompt.PromptText;
import cn.topcentral.hub.templates.prompt.Prompts;

/** The prompts of the product. */
public final class RealPrompts {
    private RealPrompts() {}

    public static Prompt load(String id) {
        PromptText text = Prompts.load(id);
        return new Prompt(text.id(), text.version(), text.system(), text.user());
    }
}
