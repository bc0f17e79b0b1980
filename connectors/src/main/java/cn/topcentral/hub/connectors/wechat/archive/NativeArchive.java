package cn.topcentral.hub.connectors.wechat.archive;

import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.tencent.wework.Finance;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WeCom's native library, which is the only way to the archive. Its functions are bound by the name of the class that WxJava brings, {@link
 * Finance}; WxJava's own service over it opens a session per call, reads its error codes into texts and knows one private key, so the functions
 * are called here. The library is loaded at the first call: a hub without it runs, and says what is missing each time it is wanted.
 *
 * <p>Thread-safe: a session is for one thread at a time, so calls go one after the other; each is short.
 */
public final class NativeArchive implements ArchiveSource, AutoCloseable {
    private static final long TIMEOUT_SECONDS = 10;
    private static final Duration UNTIL_PUT_RIGHT = Duration.ofMinutes(10);
    private static final String DOWNLOAD = "https://developer.work.weixin.qq.com/document/path/91774";

    private final ArchiveSettings settings;

    /** Guarded by this object's lock, as is everything native. 0 = no session yet. */
    private long session;

    private boolean closed;

    public NativeArchive(ArchiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized String records(long seq, int limit) {
        long sdk = session();
        long slice = Finance.NewSlice();
        try {
            succeed("GetChatData", Finance.GetChatData(sdk, seq, limit, proxy(), proxyLogin(), TIMEOUT_SECONDS, slice));
            return Finance.GetContentFromSlice(slice);
        } finally {
            Finance.FreeSlice(slice);
        }
    }

    @Override
    public synchronized String decrypt(String key, String encryptedMessage) {
        long sdk = session();
        long slice = Finance.NewSlice();
        try {
            succeed("DecryptData", Finance.DecryptData(sdk, key, encryptedMessage, slice));
            return Finance.GetContentFromSlice(slice);
        } finally {
            Finance.FreeSlice(slice);
        }
    }

    @Override
    public synchronized MediaPiece media(String fileId, String index) {
        long sdk = session();
        long media = Finance.NewMediaData();
        try {
            succeed(
                    "GetMediaData",
                    Finance.GetMediaData(sdk, index, fileId, proxy(), proxyLogin(), TIMEOUT_SECONDS, media));
            return new MediaPiece(
                    Finance.GetData(media), Finance.GetOutIndexBuf(media), Finance.IsMediaDataFinish(media) == 1);
        } finally {
            Finance.FreeMediaData(media);
        }
    }

    /**
     * Asks for one record, which tries the library, the corp id, the secret and the trusted address, and changes nothing.
     *
     * @throws SourceUnavailable or {@link SdkFailure} saying what is wrong
     */
    public void check() {
        new ArchivePage(this).tryOne();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (session != 0) {
            Finance.DestroySdk(session);
            session = 0;
        }
    }

    private long session() {
        if (closed) {
            throw new SourceUnavailable("wecom.archive: the hub is ending");
        }
        if (session == 0) {
            load();
            long opened = Finance.NewSdk();
            int code = Finance.Init(opened, settings.corpId(), settings.secret());
            if (code != 0) {
                Finance.DestroySdk(opened);
                throw new SdkFailure("Init", code);
            }
            session = opened;
        }
        return session;
    }

    /** Loading a file a second time does nothing. */
    private void load() {
        if (!Files.isRegularFile(settings.library())) {
            throw missing("there is no file " + settings.library(), null);
        }
        try {
            System.load(settings.library().toAbsolutePath().toString());
        } catch (UnsatisfiedLinkError e) {
            // The linker's own words name the file that is missing, or the wrong machine.
            throw missing(settings.library() + " cannot be loaded (" + e.getMessage() + ")", e);
        }
    }

    private static SourceUnavailable missing(String what, @Nullable Throwable cause) {
        return new SourceUnavailable(
                "wecom.archive: WeCom's library is missing: " + what
                        + ". Download the Linux SDK for this machine (x86 or arm)"
                        + " from " + DOWNLOAD + ", put libWeWorkFinanceSdk_Java.so where wecom.archive.library says,"
                        + " look with ldd whether it lacks another library, and try ./hub serve --check",
                cause,
                Optional.of(UNTIL_PUT_RIGHT));
    }

    private static void succeed(String call, int code) {
        if (code != 0) {
            throw new SdkFailure(call, code);
        }
    }

    private String proxy() {
        return settings.proxy().orElse("");
    }

    private String proxyLogin() {
        return settings.proxyLogin().orElse("");
    }
}
