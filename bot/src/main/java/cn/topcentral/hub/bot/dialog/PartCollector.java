package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.command.Media;
import cn.topcentral.hub.bot.command.MediaGone;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.DialogPart;
import cn.topcentral.hub.storage.dialog.DialogPart.Kind;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts what comes beside typed words into a dialog: photos and other files are fetched and stored at once, because their door keeps them only for a
 * while. Says as little as tells the person that it arrived.
 */
final class PartCollector {
    private static final long MOST_BYTES = 20L << 20;
    private static final int MOST_PHOTOS = 20;
    private static final int MOST_FILES = 20;
    private static final int LONGEST_NAME = 120;

    private final DialogRepository dialogs;
    private final FileStore files;
    private final Clock clock;

    PartCollector(DialogRepository dialogs, FileStore files, Clock clock) {
        this.dialogs = dialogs;
        this.files = files;
        this.clock = clock;
    }

    /** Words. @return whether they are new */
    boolean words(Dialog dialog, Kind kind, String text, CommandContext context) {
        return dialogs.add(
                dialog.id(), DialogPart.of(context.reference() + " " + kind.code(), kind, text, clock.instant()));
    }

    /** Whether a request put its words into a dialog already. */
    boolean knows(Kind kind, CommandContext context) {
        return dialogs.knows(context.reference() + " " + kind.code());
    }

    /** Anything but typed words. @return a short line about what is there now; empty where nothing needs to be said */
    Optional<String> take(Dialog dialog, Incoming incoming, CommandContext context) {
        if (incoming instanceof Incoming.Photo photo) {
            return photo(dialog, photo.media(), context);
        } else if (incoming instanceof Incoming.Voice voice) {
            return voice(dialog, voice, context);
        } else if (incoming instanceof Incoming.Video video) {
            return file(dialog, Kind.VIDEO, "视频", video.media(), context);
        } else if (incoming instanceof Incoming.Document document) {
            return file(dialog, Kind.FILE, "文件", document.media(), context);
        } else if (incoming instanceof Incoming.Location location) {
            return location(dialog, location, context);
        } else if (incoming instanceof Incoming.Link link) {
            words(dialog, Kind.LINK, (CleanText.line(link.title()) + " " + link.url()).strip(), context);
            return Optional.of("链接收到");
        }
        throw new IllegalArgumentException("Not to be collected: " + incoming.getClass());
    }

    private Optional<String> photo(Dialog dialog, Media media, CommandContext context) {
        long sent = count(dialog, Kind.PHOTO) + countGone(dialog, "照片");
        if (count(dialog, Kind.PHOTO) >= MOST_PHOTOS && !dialogs.knows(reference(media, context))) {
            return Optional.of("照片已经有" + MOST_PHOTOS + "张了，这张没有收。");
        }
        boolean kept = keep(dialog, Kind.PHOTO, "照片", media, context);
        return Optional.of(
                kept ? "照片" + count(dialog, Kind.PHOTO) + "张" : "第" + (sent + 1) + "张照片取不到了（过期或超过20MB），请重发这张；其他内容都在。");
    }

    private Optional<String> voice(Dialog dialog, Incoming.Voice voice, CommandContext context) {
        if (voice.words().filter(words -> !words.isBlank()).isPresent()) {
            words(dialog, Kind.VOICE, voice.words().get(), context);
            return Optional.empty();
        }
        return voice.media().isPresent()
                ? file(dialog, Kind.VOICE, "语音", voice.media().get(), context)
                : Optional.of("这段语音是空的，请重发一次。");
    }

    private Optional<String> file(Dialog dialog, Kind kind, String what, Media media, CommandContext context) {
        if (count(dialog, kind) >= MOST_FILES && !dialogs.knows(reference(media, context))) {
            return Optional.of(what + "已经有" + MOST_FILES + "个了，这个没有收。");
        }
        boolean kept = keep(dialog, kind, what, media, context);
        return Optional.of(
                kept
                        ? what + count(dialog, kind) + (kind == Kind.VOICE ? "段" : "个")
                        : "这个" + what + "取不到了（过期或超过20MB），请重发一次；其他内容都在。");
    }

    private Optional<String> location(Dialog dialog, Incoming.Location location, CommandContext context) {
        String address = CleanText.line(location.address());
        dialogs.add(
                dialog.id(),
                new DialogPart(
                        0,
                        context.reference() + " location",
                        Kind.LOCATION,
                        address,
                        Optional.empty(),
                        Optional.of(new DialogPart.Point(location.latitude(), location.longitude())),
                        clock.instant()));
        return Optional.of(address.isEmpty() ? "位置收到" : "地点：" + Shortening.chars(address, 30));
    }

    /** @return false when it cannot be had any more, which is noted so that it is counted */
    private boolean keep(Dialog dialog, Kind kind, String what, Media media, CommandContext context) {
        String reference = reference(media, context);
        Instant now = clock.instant();
        if (dialogs.knows(reference)) {
            return true;
        }
        try {
            Media.Fetched fetched = media.fetch(MOST_BYTES);
            String name = CleanText.line(fetched.name());
            dialogs.add(
                    dialog.id(),
                    DialogPart.of(
                            reference,
                            kind,
                            new DialogPart.File(
                                    files.put(fetched.content()),
                                    Shortening.chars(name.isEmpty() ? what : name, LONGEST_NAME),
                                    fetched.type(),
                                    fetched.content().length),
                            now));
            return true;
        } catch (MediaGone gone) {
            dialogs.add(dialog.id(), DialogPart.of(reference + " gone", Kind.GONE, what, now));
            return false;
        }
    }

    /** A message may hold several pictures. */
    private static String reference(Media media, CommandContext context) {
        return context.reference() + " " + media.reference();
    }

    private long count(Dialog dialog, Kind kind) {
        return dialogs.parts(dialog.id()).stream()
                .filter(part -> part.kind() == kind && part.file().isPresent())
                .count();
    }

    private long countGone(Dialog dialog, String what) {
        return dialogs.parts(dialog.id()).stream()
                .filter(part -> part.kind() == Kind.GONE && part.text().equals(what))
                .count();
    }
}
