package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import java.util.List;

/** Gives what happened the form of its channel. */
final class Channels {
    private final CallChannel calls = new CallChannel();
    private final ChatChannel chats = new ChatChannel();
    private final MailChannel mails = new MailChannel();
    private final GatheringChannel gatherings = new GatheringChannel();
    private final WebsiteChannel website = new WebsiteChannel();

    List<CommunicationDraft> drafts(Happening happening) {
        if (happening instanceof Happening.Chat chat) {
            return chats.drafts(chat);
        } else if (happening instanceof Happening.Call call) {
            return List.of(calls.draft(call));
        } else if (happening instanceof Happening.Mail mail) {
            return List.of(mails.draft(mail));
        } else if (happening instanceof Happening.Gathering gathering) {
            return List.of(gatherings.draft(gathering));
        } else if (happening instanceof Happening.Inquiry inquiry) {
            return List.of(website.draft(inquiry));
        }
        throw new IllegalStateException("No channel for " + happening.getClass());
    }
}
