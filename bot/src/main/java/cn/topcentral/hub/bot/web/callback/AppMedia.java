package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.command.Media;
import cn.topcentral.hub.bot.command.MediaGone;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.bot.wecom.WeComCallFailed;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.bot.wecom.WeComErrors;

/**
 * A file somebody sent to the app; WeCom keeps it for three days.
 *
 * @param reference WeCom's media id
 */
record AppMedia(WeComClient client, String reference) implements Media {
    @Override
    public Fetched fetch(long mostBytes) {
        try {
            return client.media(reference, mostBytes)
                    .map(file -> new Fetched(file.name(), file.type(), file.content()))
                    .orElseThrow(() -> new MediaGone("it has more than " + mostBytes + " bytes"));
        } catch (WeComCallFailed e) {
            if (WeComErrors.resultOf(e.code(), "") instanceof RetryLater later) {
                throw AnswerUndelivered.retriable("WeCom answered " + later.code(), later.after());
            }
            throw new MediaGone("WeCom answered " + e.code());
        }
    }
}
