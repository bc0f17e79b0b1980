package cn.topcentral.hub.connectors.extraction;

import cn.topcentral.hub.connectors.extraction.ocr.PictureReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;

/** Reads pictures. Their size is looked at before they are decoded: some kilobytes can claim to be billions of pixels. */
final class PictureFiles {
    private static final long MOST_PIXELS = 20_000_000;
    /** Icons, spacers and emoticons hold no text worth a second of work. */
    private static final int LEAST_SIDE = 32;

    private @Nullable PictureReader reader;

    ReadReply read(Path file, MediaType type) throws IOException {
        try (ImageInputStream content = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
            if (!readers.hasNext()) {
                return ReadReply.none("pictures of type " + type + " cannot be read here", PictureReader.METHOD);
            }
            ImageReader decoder = readers.next();
            try {
                decoder.setInput(content, true, true);
                return read(decoder);
            } finally {
                decoder.dispose();
            }
        }
    }

    private ReadReply read(ImageReader decoder) throws IOException {
        long width = decoder.getWidth(0);
        long height = decoder.getHeight(0);
        if (width * height > MOST_PIXELS) {
            return ReadReply.none(
                    "a picture of " + width + " × " + height + " pixels, more than the " + MOST_PIXELS / 1_000_000
                            + " million that are read",
                    PictureReader.METHOD);
        }
        if (Math.min(width, height) < LEAST_SIDE) {
            return ReadReply.none(
                    "a picture of " + width + " × " + height + " pixels, too small for text", PictureReader.METHOD);
        }
        return read(decoder.read(0))
                .map(text -> ReadReply.of(text, "", PictureReader.METHOD))
                .orElseGet(() -> ReadReply.noOcr("character recognition does not run on this machine"));
    }

    /** The text in a picture; empty when this machine cannot run the models. */
    Optional<String> read(BufferedImage picture) {
        try {
            if (reader == null) {
                reader = new PictureReader();
            }
            return Optional.of(reader.read(picture));
        } catch (LinkageError noNativeLibrary) {
            return Optional.empty();
        }
    }
}
