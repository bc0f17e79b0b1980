package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.storage.attachment.StoredAttachment;
import cn.topcentral.hub.templates.page.record.RecordFile.Kind;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.Locale;

/** Says in Chinese how far the hub is with a file, why, and what to do. */
final class AttachmentWords {
    private AttachmentWords() {}

    /** Why the file is not here; empty when it is. */
    static String state(StoredAttachment attachment) {
        if (attachment.hash().isPresent()) {
            return "";
        }
        String reason = attachment.fetchError().map(CleanText::line).orElse("");
        return switch (attachment.fetch()) {
            case "pending" -> "正在从来源取回，取到后就能打开。" + (reason.isEmpty() ? "" : "上次没有取到：" + reason);
            case "unserved" -> "没有配置能取回它的来源，文件还在对方平台上。请让管理员在配置里接上这个来源。";
            case "gone" ->
                reason.startsWith("larger than")
                        ? "文件太大，没有取回（" + reason.replaceAll("\\D+", " ").strip() + "MB以内才保存）。请到来源平台打开。"
                        : "取不回来了：" + (reason.isEmpty() ? "来源没有说明原因" : reason) + "。链接可能已经过期，请向对方再要一份。";
            default -> "来源没有给出文件内容，请向对方再要一份。";
        };
    }

    /** What became of its text, where that is worth saying. */
    static String reading(StoredAttachment attachment, Kind kind) {
        boolean recording = kind == Kind.RECORDING || kind == Kind.FILM;
        if (attachment.hash().isEmpty()) {
            return "";
        }
        String reason = attachment.readingError().map(CleanText::line).orElse("");
        return switch (attachment.reading()) {
            case "pending" -> recording ? "待转写：正在排队，转写完会显示在对话内容里。" : "";
            case "waiting" -> waiting(attachment.waitsFor().orElse(""));
            case "failed" ->
                (recording ? "转写失败：" : "没有读出文字：") + (reason.isEmpty() ? "原因不明" : reason) + "。可以直接听原件或打开文件。";
            case "none" -> none(reason, recording);
            default -> reason.isEmpty() ? "" : "只读出一部分：" + reason;
        };
    }

    private static String waiting(String missing) {
        return switch (missing) {
            case "speech" -> "待转写：还没有配置语音转写服务，配置后会自动转写。";
            case "ffmpeg" -> "待转写：服务器上没有安装ffmpeg，解不开这种格式，装好后会自动转写。";
            case "ocr" -> "待识别：这台服务器运行不了文字识别，图中的文字还没有读出来。";
            default -> "还在等待处理。";
        };
    }

    private static String none(String reason, boolean recording) {
        if (reason.startsWith("nobody speaks")) {
            return "录音里没有人说话。";
        } else if (reason.contains("SILK")) {
            return "转写失败：这是SILK格式的语音，服务器解不开。";
        } else if (!reason.isEmpty()) {
            return (recording ? "没有转写：" : "没有读出文字：") + reason;
        }
        return "";
    }

    /** {@code 350字节}, {@code 12KB}, {@code 3.4MB}; empty when nobody told. */
    static String size(long bytes) {
        if (bytes <= 0) {
            return "";
        } else if (bytes < 1000) {
            return bytes + "字节";
        } else if (bytes < 1_000_000) {
            return Math.round(bytes / 1000.0) + "KB";
        }
        return String.format(Locale.ROOT, "%.1fMB", bytes / 1_000_000.0);
    }
}
