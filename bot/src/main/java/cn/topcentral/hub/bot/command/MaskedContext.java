package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.templates.card.Card;

/**
 * Answers a question about customers that was asked in a group: to the person alone, while the group is told that they were. Nobody knows who
 * reads along, so what the group gets is what the least entitled reader may see, which of a customer is nothing.
 */
public final class MaskedContext implements CommandContext {
    private static final String SENT = "内容涉及客户资料，已私发给您，请到与沟通助手的单聊里查看。";

    private final CommandContext group;
    private final CommandContext alone;
    private boolean told;

    /** @param group where it was asked */
    public MaskedContext(CommandContext group) {
        this.group = group;
        this.alone = group.privately();
    }

    @Override
    public void ack(String text) {
        alone.ack(text);
    }

    @Override
    public void progress(String soFar) {
        alone.progress(soFar);
    }

    @Override
    public void respond(Card card) {
        alone.respond(card);
        tellGroup();
    }

    @Override
    public void respond(String text) {
        alone.respond(text);
        tellGroup();
    }

    @Override
    public void say(String text) {
        alone.say(text);
        tellGroup();
    }

    @Override
    public void replace(Card card) {
        alone.respond(card);
        tellGroup();
    }

    @Override
    public void file(String name, byte[] content) {
        alone.file(name, content);
        tellGroup();
    }

    @Override
    public Place place() {
        return group.place();
    }

    /** Whoever asks for it is about to answer there. */
    @Override
    public CommandContext privately() {
        tellGroup();
        return alone;
    }

    @Override
    public String reference() {
        return group.reference();
    }

    private void tellGroup() {
        if (!told) {
            told = true;
            group.say(SENT);
        }
    }
}
