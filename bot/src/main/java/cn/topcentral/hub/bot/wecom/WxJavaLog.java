package cn.topcentral.hub.bot.wecom;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns WxJava's own logging off. On every refused call it logs the URL with the access token and the whole request at WARN, and at DEBUG
 * every answer; what is worth knowing of a failure is in {@link SendResult} and logged by those who get it.
 */
final class WxJavaLog {
    private WxJavaLog() {}

    static void silence() {
        if (LoggerFactory.getLogger("me.chanjar.weixin") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
    }
}
