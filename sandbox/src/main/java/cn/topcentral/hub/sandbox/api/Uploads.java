package cn.topcentral.hub.sandbox.api;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The file inside a multipart form; the form field must be called media. */
@SuppressWarnings("ArrayRecordComponent") // file bytes: never compared, never changed
record Uploads(String filename, byte[] bytes) {
    static Uploads of(Context ctx) {
        UploadedFile file = ctx.isMultipartFormData() ? ctx.uploadedFile("media") : null;
        if (file == null) {
            throw new ApiRefusal(40058, "the form has no file field named media");
        }
        try (InputStream content = file.content()) {
            return new Uploads(file.filename(), content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Upload broke off", e);
        }
    }
}
