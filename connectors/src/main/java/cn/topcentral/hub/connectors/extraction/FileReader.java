package cn.topcentral.hub.connectors.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;

/** Reads any file, by what its bytes say it is. Runs in the reading process, on one thread. */
final class FileReader {
    private final Detector detector = new DefaultDetector();
    private final PictureFiles pictures = new PictureFiles();
    private final DocumentFiles documents = new DocumentFiles(detector, pictures);

    /** Never throws: a file that cannot be read answers with the reason. */
    ReadReply read(ReadRequest request) {
        Path file = Path.of(request.file());
        try {
            if (Files.size(file) == 0) {
                return ReadReply.none("the file is empty", DocumentFiles.METHOD);
            }
            Metadata metadata = new Metadata();
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, request.name());
            MediaType type = type(file, metadata);
            if (type.getType().equals("image") && !type.equals(DocumentFiles.SVG)) {
                return pictures.read(file, type);
            }
            return documents.read(file, type, metadata);
        } catch (IOException | RuntimeException e) {
            return ReadReply.none("cannot be read: " + Reasons.of(e), DocumentFiles.METHOD);
        } catch (StackOverflowError e) {
            return ReadReply.none("cannot be read: nested too deeply", DocumentFiles.METHOD);
        }
    }

    private MediaType type(Path file, Metadata metadata) throws IOException {
        try (TikaInputStream content = TikaInputStream.get(file)) {
            return detector.detect(content, metadata);
        }
    }
}
