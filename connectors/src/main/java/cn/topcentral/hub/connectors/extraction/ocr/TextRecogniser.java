package cn.topcentral.hub.connectors.extraction.ocr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a strip: the model gives a distribution over its alphabet for each step, and repeats and blanks fall out (CTC, Graves 2006). */
final class TextRecogniser {
    /** What training padded short strips to. */
    private static final int LEAST_COLUMNS = 320;

    private static final double LEAST_CERTAINTY = 0.5;

    private final OcrModel model = OcrModel.load("ch_PP-OCRv4_rec_infer.onnx");
    private final List<String> alphabet = alphabet();

    /** Class 0 is the blank, then come the listed characters, then the space. */
    private static List<String> alphabet() {
        List<String> characters = new ArrayList<>(List.of(""));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(OcrModel.open("ppocr_keys_v1.txt"), StandardCharsets.UTF_8))) {
            lines.lines().forEach(characters::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        characters.add(" ");
        return List.copyOf(characters);
    }

    /** The text; empty when the model is not sure enough. */
    String read(Strip strip) {
        int columns = Math.max(LEAST_COLUMNS, strip.columns());
        OcrModel.Answer answer = model.ask(strip.fitted(columns), Strip.ROWS, columns);
        int steps = answer.rows();
        int classes = answer.columns();
        StringBuilder text = new StringBuilder();
        double certainty = 0;
        int characters = 0;
        int previous = 0;
        for (int step = 0; step < steps; step++) {
            int best = best(answer.values(), step * classes, classes);
            if (best != 0 && best != previous && best < alphabet.size()) {
                text.append(alphabet.get(best));
                certainty += answer.values().get(step * classes + best);
                characters++;
            }
            previous = best;
        }
        return characters > 0 && certainty / characters >= LEAST_CERTAINTY
                ? text.toString().strip()
                : "";
    }

    private static int best(FloatBuffer values, int from, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values.get(from + i) > values.get(from + best)) {
                best = i;
            }
        }
        return best;
    }
}
