package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.chat.RandomText;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Upload and download of media (pages 90253, 90254, 90256). Thread-safe. */
public final class MediaApi {
    private static final int MAX_PERMANENT_IMAGE_BYTES = 2 << 20;
    private static final int MAX_UNRANGED_BYTES = 20 << 20;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

    private final MediaStore store;
    private final Map<String, byte[]> permanentImages = new ConcurrentHashMap<>();

    public MediaApi(MediaStore store) {
        this.store = store;
    }

    public void routes(RoutesConfig routes) {
        routes.post("/cgi-bin/media/upload", this::upload);
        routes.get("/cgi-bin/media/get", this::download);
        routes.post("/cgi-bin/media/uploadimg", this::uploadImage);
        routes.get("/sandbox/media/{id}", this::show);
        routes.get("/sandbox/image/{id}", this::showPermanent);
    }

    private void upload(Context ctx) {
        String type = ctx.queryParamAsClass("type", String.class).getOrDefault("");
        Uploads upload = Uploads.of(ctx);
        ApiRequest.answer(ctx, answer(store.add(type, upload.filename(), upload.bytes(), "")));
    }

    static ObjectNode answer(MediaStore.Media added) {
        return ApiRequest.ok()
                .put("type", added.type())
                .put("media_id", added.id())
                .put("created_at", Long.toString(added.created().getEpochSecond()));
    }

    private void download(Context ctx) {
        MediaStore.Media media = store.find(
                        ctx.queryParamAsClass("media_id", String.class).getOrDefault(""))
                .orElseThrow(() -> new ApiRefusal(40007, "invalid media_id"));
        String range = ctx.header("Range");
        if (range == null && media.bytes().length > MAX_UNRANGED_BYTES) {
            throw new ApiRefusal(830002, "the file is over 20 MB: ask with a Range");
        }
        ctx.contentType(MediaStore.contentType(media));
        ctx.header("Content-Disposition", "attachment; " + name(media));
        ctx.header("Accept-Ranges", "bytes");
        if (range == null) {
            ctx.result(media.bytes());
        } else {
            part(ctx, media.bytes(), range);
        }
    }

    private static String name(MediaStore.Media media) {
        String encoded =
                URLEncoder.encode(media.filename(), StandardCharsets.UTF_8).replace("+", "%20");
        return "filename=\"" + encoded + "\"; filename*=UTF-8''" + encoded;
    }

    private static void part(Context ctx, byte[] bytes, String range) {
        Matcher match = RANGE.matcher(range);
        int from = match.matches() ? Integer.parseInt(match.group(1)) : bytes.length;
        if (from >= bytes.length) {
            ctx.status(416).header("Content-Range", "bytes */" + bytes.length);
            return;
        }
        int last = match.group(2).isEmpty() ? bytes.length - 1 : Integer.parseInt(match.group(2));
        int to = Math.min(last, bytes.length - 1);
        if (to < from) {
            ctx.status(416).header("Content-Range", "bytes */" + bytes.length);
            return;
        }
        ctx.status(206).header("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length);
        ctx.result(Arrays.copyOfRange(bytes, from, to + 1));
    }

    private void uploadImage(Context ctx) {
        Uploads upload = Uploads.of(ctx);
        if (upload.bytes().length > MAX_PERMANENT_IMAGE_BYTES) {
            throw new ApiRefusal(40009, "image exceeds 2 MB");
        }
        if (!MediaStore.isImage(upload.bytes())) {
            throw new ApiRefusal(40005, "the file is neither JPG nor PNG");
        }
        String id = RandomText.token(40);
        permanentImages.put(id, upload.bytes());
        String base = ctx.scheme() + "://" + ctx.host();
        ApiRequest.answer(ctx, ApiRequest.ok().put("url", base + "/sandbox/image/" + id));
    }

    private void show(Context ctx) {
        store.find(ctx.pathParam("id"))
                .ifPresentOrElse(
                        media -> ctx.contentType(MediaStore.contentType(media))
                                .header("X-Content-Type-Options", "nosniff")
                                .header("Content-Disposition", "inline; " + name(media))
                                .result(media.bytes()),
                        () -> ctx.status(404));
    }

    private void showPermanent(Context ctx) {
        byte[] image = permanentImages.get(ctx.pathParam("id"));
        if (image == null) {
            ctx.status(404);
            return;
        }
        ctx.contentType(image[0] == (byte) 0xFF ? "image/jpeg" : "image/png").result(image);
    }
}
