package cn.topcentral.hub.agents.local.classify;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns a text into the 512 numbers of bge-small-zh, of length 1. Texts met before are remembered. Thread-safe: callers run in parallel, each
 * on its own core, because more threads within one call only get into each other's way.
 */
final class SentenceEncoder implements AutoCloseable {
    static final int DIMENSIONS = 512;

    private static final String MODEL = "/bge-small-zh-v1.5-q.onnx";
    private static final String VOCABULARY = "/bge-small-zh-v1.5-q-tokenizer.json";

    /** What the model was trained on at most; more costs time in the square. */
    private static final int MOST_PIECES = 510;

    /** 8 MB. */
    private static final int REMEMBERED = 4096;

    private final WordPieces pieces;
    private final OrtSession session;
    private final Map<String, float[]> memory = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    private SentenceEncoder(WordPieces pieces, OrtSession session) {
        this.pieces = pieces;
        this.session = session;
    }

    static SentenceEncoder load() {
        try (InputStream model = open(MODEL);
                InputStream vocabulary = open(VOCABULARY);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // The arena keeps the memory of the longest text it ever saw, once per calling thread.
            options.setCPUArenaAllocator(false);
            return new SentenceEncoder(
                    WordPieces.read(vocabulary),
                    OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the language model", e);
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot load the language model", e);
        }
    }

    private static InputStream open(String file) {
        InputStream stream = SentenceEncoder.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("The class path has no " + file);
        }
        return stream;
    }

    /**
     * The text as numbers; the zero vector for a text without any piece.
     *
     * @param text in lower case
     * @param mostPieces how much of it to look at, at most 510 pieces (a Chinese character is one)
     */
    float[] encode(String text, int mostPieces) {
        long[] ids = pieces.ids(text, Math.min(mostPieces, MOST_PIECES) + 2);
        if (ids.length <= 2) {
            return new float[DIMENSIONS];
        }
        // Not the hash of the ids: two texts with one hash would have one meaning.
        String key = Arrays.toString(ids);
        synchronized (memory) {
            float[] known = memory.get(key);
            if (known != null) {
                return known;
            }
        }
        float[] meaning = ask(ids);
        synchronized (memory) {
            memory.put(key, meaning);
        }
        return meaning;
    }

    private float[] ask(long[] ids) {
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result answer =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            if (answer.get(0) instanceof OnnxTensor states) {
                float[] meaning = new float[DIMENSIONS];
                // The state of the first piece stands for the whole text; so was the model trained.
                states.getFloatBuffer().get(meaning);
                return normalised(meaning);
            }
            throw new IllegalStateException("The language model answered with something else than numbers");
        } catch (OrtException e) {
            throw new IllegalStateException("The language model failed on " + ids.length + " pieces", e);
        }
    }

    private static OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new long[][] {row});
    }

    private static float[] normalised(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("Cannot close the language model", e);
        }
    }
}
