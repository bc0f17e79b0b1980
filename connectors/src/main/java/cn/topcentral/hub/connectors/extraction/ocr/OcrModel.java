package cn.topcentral.hub.connectors.extraction.ocr;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Map;

/** One of the models on the class path. Used by one thread. */
final class OcrModel {
    private static final String FOLDER = "/models/";

    private final String file;
    private final OrtSession session;

    private OcrModel(String file, OrtSession session) {
        this.file = file;
        this.session = session;
    }

    static OcrModel load(String file) {
        try (InputStream model = open(file);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Pictures come one after the other, and the machine has other work: two threads halve the wait of one.
            options.setIntraOpNumThreads(Math.min(2, Runtime.getRuntime().availableProcessors()));
            // The arena never gives memory back: one large picture would hold its hundreds of MB for good.
            options.setCPUArenaAllocator(false);
            return new OcrModel(file, OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the model " + file, e);
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot load the model " + file, e);
        }
    }

    static InputStream open(String file) {
        InputStream stream = OcrModel.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new IllegalStateException("The class path has no " + FOLDER + file);
        }
        return stream;
    }

    /** A model's answer as a table, row by row: the last two of its extents, as the ones before are all 1. */
    record Answer(FloatBuffer values, int rows, int columns) {}

    /** Asks about one picture given as {@code channels × height × width}. */
    Answer ask(FloatBuffer picture, int height, int width) {
        long[] shape = {1, 3, height, width};
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), picture, shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            if (result.get(0) instanceof OnnxTensor answer) {
                long[] extents = answer.getInfo().getShape();
                return new Answer(
                        answer.getFloatBuffer(), (int) extents[extents.length - 2], (int) extents[extents.length - 1]);
            }
            throw new IllegalStateException("The model " + file + " answered with something else than numbers");
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "The model " + file + " failed on a picture of " + width + " by " + height, e);
        }
    }
}
