package cn.topcentral.hub.connectors.email;

import java.util.Locale;
import java.util.Set;

/** What a folder is for. */
enum FolderRole {
    INBOX,
    SENT,
    DRAFTS,
    /** Made by the user, or by a rule of theirs. */
    OTHERS,
    /** Junk, trash, advertisements, and views of other folders: never read unless named. */
    LEFT_OUT;

    // As Tencent, NetEase, Aliyun, Outlook and Gmail call them; compared in lower case, without the folders above.
    private static final Set<String> SENT_NAMES =
            Set.of("已发送", "已发送邮件", "已发邮件", "已寄出", "sent", "sent items", "sent messages", "sent mail", "sent-mail");
    private static final Set<String> DRAFT_NAMES = Set.of("草稿箱", "草稿", "草稿夹", "drafts", "draft");
    private static final Set<String> LEFT_OUT_NAMES = Set.of(
            "已删除",
            "已删除邮件",
            "垃圾箱",
            "垃圾邮件",
            "废件箱",
            "病毒文件夹",
            "病毒邮件",
            "广告邮件",
            "订阅邮件",
            "发件箱",
            "trash",
            "deleted",
            "deleted items",
            "deleted messages",
            "junk",
            "junk e-mail",
            "junk email",
            "spam",
            "bulk mail",
            "outbox");

    /** By what the server says of it (RFC 6154), else by its name; INBOX is called so everywhere (RFC 3501 section 5.1). */
    static FolderRole of(MailFolders.Listed folder) {
        if (folder.name().equalsIgnoreCase("INBOX")) {
            return INBOX;
        }
        for (String attribute : folder.attributes()) {
            switch (attribute.toLowerCase(Locale.ROOT)) {
                case "\\sent" -> {
                    return SENT;
                }
                case "\\drafts" -> {
                    return DRAFTS;
                }
                case "\\junk", "\\trash", "\\all", "\\flagged", "\\important" -> {
                    return LEFT_OUT;
                }
                default -> {}
            }
        }
        return byName(folder);
    }

    private static FolderRole byName(MailFolders.Listed folder) {
        String name = folder.name()
                .substring(folder.separator() == 0 ? 0 : folder.name().lastIndexOf(folder.separator()) + 1)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (SENT_NAMES.contains(name)) {
            return SENT;
        }
        if (DRAFT_NAMES.contains(name)) {
            return DRAFTS;
        }
        return LEFT_OUT_NAMES.contains(name) ? LEFT_OUT : OTHERS;
    }
}
