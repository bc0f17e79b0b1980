package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Contact points as people type and read them in chat: without a kind where it shows. Thread-safe. */
public final class PointWords {
    private static final Map<String, ContactPointKind> KINDS = Map.ofEntries(
            Map.entry("电话", ContactPointKind.PHONE),
            Map.entry("手机", ContactPointKind.PHONE),
            Map.entry("邮箱", ContactPointKind.EMAIL),
            Map.entry("邮件", ContactPointKind.EMAIL),
            Map.entry("域名", ContactPointKind.DOMAIN),
            Map.entry("企业微信", ContactPointKind.WECOM_EXTERNAL),
            Map.entry("微信", ContactPointKind.WECOM_EXTERNAL),
            Map.entry("群", ContactPointKind.WECOM_ROOM),
            Map.entry("群聊", ContactPointKind.WECOM_ROOM),
            Map.entry("账号", ContactPointKind.ACCOUNT),
            Map.entry("公司", ContactPointKind.COMPANY));
    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+\\.\\S+");
    private static final Pattern PHONE = Pattern.compile("[+（(]?[\\d][\\d()（）-]{5,20}");
    private static final Pattern DOMAIN = Pattern.compile("(?i)([a-z0-9-]+\\.)+[a-z]{2,}");
    private static final Pattern EXTERNAL = Pattern.compile("w[mo][A-Za-z0-9_-]{20,62}");
    private static final Pattern ROOM = Pattern.compile("wr[A-Za-z0-9_-]{20,62}");
    private static final int LONGEST = 256;

    private final ContactPointWords words;

    PointWords(ContactPointWords words) {
        this.words = words;
    }

    /** A contact point and how many words of a line named it. */
    record Named(ContactPoint.Key key, int words) {}

    /**
     * The contact point that a line begins with, its kind before it or not.
     *
     * @throws CommandRefused when it begins with none
     */
    Named first(List<String> line) {
        Optional<ContactPointKind> said = line.stream().findFirst().flatMap(PointWords::kind);
        int index = said.isPresent() ? 1 : 0;
        if (line.size() <= index || line.get(index).length() > LONGEST) {
            throw unclear();
        }
        String value = line.get(index);
        ContactPointKind kind = said.or(() -> guessed(value)).orElseThrow(PointWords::unclear);
        try {
            return new Named(words.key(kind.code(), value), index + 1);
        } catch (IllegalArgumentException wrong) {
            throw new CommandRefused(
                    switch (kind) {
                        case PHONE -> "“" + shown(value) + "”不是完整的电话号码，座机请带区号，例如：0574-88886666。";
                        case EMAIL -> "“" + shown(value) + "”不是有效的邮箱，例如：li@auxgroup.com。";
                        case DOMAIN -> "“" + shown(value) + "”不能绑定：公共邮箱的域名属于很多人，请改为绑定完整的邮箱地址。";
                        case WECOM_USER, WECOM_EXTERNAL, WECOM_ROOM, ACCOUNT, COMPANY, NAME ->
                            "“" + shown(value) + "”认不出来，请从 /认领 里复制。";
                    });
        }
    }

    /** {@code 📱 13800138000}: what it is by an icon, and the value as people write it. */
    public static String shown(ContactPoint.Key key) {
        return switch (key.kind()) {
            case PHONE -> "📱 " + key.value().replaceFirst("^\\+86", "");
            case EMAIL -> "📧 " + shown(key.value());
            case DOMAIN -> "📧 @" + shown(key.value());
            case WECOM_EXTERNAL, WECOM_USER -> "💬 企业微信 " + tail(key.value());
            case WECOM_ROOM -> "💬 客户群 " + tail(key.value());
            case ACCOUNT -> "🌐 " + shown(key.value());
            case COMPANY -> "📝 " + shown(key.value());
            case NAME -> shown(key.value());
        };
    }

    /** How to type it, kind and all. */
    static String typed(ContactPoint.Key key) {
        return KINDS.entrySet().stream()
                        .filter(kind -> kind.getValue() == key.kind())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .findFirst()
                        .orElse(key.kind().code())
                + " " + key.value();
    }

    private static Optional<ContactPointKind> kind(String word) {
        ContactPointKind chinese = KINDS.get(word);
        if (chinese != null) {
            return Optional.of(chinese);
        }
        return KINDS.values().stream()
                .filter(kind -> kind.code().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Optional<ContactPointKind> guessed(String value) {
        if (EMAIL.matcher(value).matches()) {
            return Optional.of(ContactPointKind.EMAIL);
        } else if (PHONE.matcher(value).matches()) {
            return Optional.of(ContactPointKind.PHONE);
        } else if (DOMAIN.matcher(value).matches()) {
            return Optional.of(ContactPointKind.DOMAIN);
        } else if (EXTERNAL.matcher(value).matches()) {
            return Optional.of(ContactPointKind.WECOM_EXTERNAL);
        }
        return ROOM.matcher(value).matches() ? Optional.of(ContactPointKind.WECOM_ROOM) : Optional.empty();
    }

    private static CommandRefused unclear() {
        return new CommandRefused("请先写联系方式（电话、邮箱、公司邮箱域名），再写客户名，例如：/绑定 13800138000 奥克斯。");
    }

    private static String shown(String value) {
        return Shortening.chars(CleanText.line(value), 30);
    }

    /** An id tells people nothing, but its end tells two apart. */
    private static String tail(String id) {
        return id.length() <= 8 ? id : "…" + id.substring(id.length() - 6);
    }
}
