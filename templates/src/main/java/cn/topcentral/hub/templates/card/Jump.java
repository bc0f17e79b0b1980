package cn.topcentral.hub.templates.card;

import java.net.URI;

/**
 * A link at the foot, 13 字; at most three to a card. The robot's third kind, which asks the bot a question, is left out
 * because no other door has it.
 */
public record Jump(String title, Destination destination) {
    public Jump {
        title = Wording.requiredLine(title, 13, "jump_list.title");
    }

    public static Jump toPage(String title, URI address) {
        return new Jump(title, Destination.page(address));
    }
}
