package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How people call the channels. A general word covers the narrower ones: 电话 means both the 400 number and mobile phones. */
final class ChannelWords {
    private static final Map<String, Set<CommunicationType>> TYPES = types();

    private ChannelWords() {}

    /** The channels a word means, several when joined by a comma or a plus sign; empty when any part of it is no channel. */
    static Optional<Set<CommunicationType>> parse(String word) {
        Set<CommunicationType> types = EnumSet.noneOf(CommunicationType.class);
        for (String part : word.split("[,，、+＋]", -1)) {
            Set<CommunicationType> found = TYPES.get(part);
            if (found == null) {
                return Optional.empty();
            }
            types.addAll(found);
        }
        return Optional.of(types);
    }

    private static Map<String, Set<CommunicationType>> types() {
        Map<String, Set<CommunicationType>> types = new HashMap<>();
        put(types, EnumSet.of(CommunicationType.PHONE, CommunicationType.MOBILE), "电话", "通话", "phone", "call");
        put(types, EnumSet.of(CommunicationType.PHONE), "400", "400电话", "座机");
        put(types, EnumSet.of(CommunicationType.MOBILE), "手机", "移动电话", "mobile");
        put(types, EnumSet.of(CommunicationType.WECHAT), "微信", "企业微信", "企微", "聊天", "wechat", "wecom");
        put(types, EnumSet.of(CommunicationType.EMAIL), "邮件", "邮箱", "email", "e-mail", "mail");
        put(types, EnumSet.of(CommunicationType.VISIT), "拜访", "商务拜访", "出差", "走访", "visit");
        put(types, EnumSet.of(CommunicationType.MEETING, CommunicationType.VIDEO), "会议", "开会", "meeting");
        put(types, EnumSet.of(CommunicationType.VIDEO), "视频", "视频会议", "腾讯会议", "video");
        put(types, EnumSet.of(CommunicationType.FORM), "表单", "表单提交", "form");
        put(types, EnumSet.of(CommunicationType.WEBCHAT), "网页", "官网", "网站", "官网咨询", "在线咨询", "webchat", "web");
        return Map.copyOf(types);
    }

    private static void put(
            Map<String, Set<CommunicationType>> types, Set<CommunicationType> meaning, String... words) {
        for (String word : words) {
            types.put(word, meaning);
        }
    }
}
