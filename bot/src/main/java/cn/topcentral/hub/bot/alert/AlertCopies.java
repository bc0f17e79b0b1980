package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.gateway.Message;

/** Changes cards that were pushed. */
@FunctionalInterface
public interface AlertCopies {

    /**
     * A pushed card is to look like this from now on. Called again when it fails or the process dies meanwhile.
     *
     * @param pushKey the dedupe key the card was put into the outbox with; it may not have been sent yet
     */
    void changed(String pushKey, Message message);
}
