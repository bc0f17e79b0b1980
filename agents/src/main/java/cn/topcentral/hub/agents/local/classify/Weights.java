package cn.topcentral.hub.agents.local.classify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What was learnt: a head for single sentences and one for whole communications per decision. In the file the n-grams' weights, by far the
 * most, take a byte each: the nearest of 255 steps up to the largest of their row.
 *
 * @param corpus the hash of what it was learnt from
 */
record Weights(String corpus, PerDecision<SentenceHead> sentences, PerDecision<Head> whole) {
    private static final int MAGIC = 0x48554257;
    private static final int STEPS = 127;

    void write(OutputStream file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file))) {
            out.writeInt(MAGIC);
            out.writeUTF(corpus);
            for (Decision decision : Decision.values()) {
                write(sentences.get(decision).head(), out);
                write(whole.get(decision), out);
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when the file is no such file, or its features are others than this program's
     */
    static Weights read(InputStream file, int features) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(file))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("Not a file of weights");
            }
            String corpus = in.readUTF();
            List<Head> heads = new ArrayList<>();
            for (Decision decision : Decision.values()) {
                heads.add(readHead(in, features, decision.classes()));
                heads.add(readHead(in, features, decision.classes()));
            }
            return new Weights(
                    corpus,
                    new PerDecision<>(
                            new SentenceHead(heads.get(0)),
                            new SentenceHead(heads.get(2)),
                            new SentenceHead(heads.get(4))),
                    new PerDecision<>(heads.get(1), heads.get(3), heads.get(5)));
        }
    }

    private static void write(Head head, DataOutputStream out) throws IOException {
        out.writeInt(head.weights()[0].length);
        out.writeDouble(head.sharpness());
        for (int i = 0; i < head.classes(); i++) {
            out.writeFloat(head.bias()[i]);
            float[] row = head.weights()[i];
            float step = step(row);
            out.writeFloat(step);
            for (int feature = 0; feature < Features.GRAMS; feature++) {
                out.writeByte(Math.round(row[feature] / step));
            }
            for (int feature = Features.GRAMS; feature < row.length; feature++) {
                out.writeFloat(row[feature]);
            }
        }
    }

    private static float step(float[] row) {
        float most = Float.MIN_NORMAL;
        for (int feature = 0; feature < Features.GRAMS; feature++) {
            most = Math.max(most, Math.abs(row[feature]));
        }
        return most / STEPS;
    }

    private static Head readHead(DataInputStream in, int features, int classes) throws IOException {
        int length = in.readInt();
        if (length != features) {
            throw new IOException(
                    "The weights are for " + length + " features, this program has " + features + ": train again");
        }
        double sharpness = in.readDouble();
        float[][] weights = new float[classes][features];
        float[] bias = new float[classes];
        byte[] grams = new byte[Features.GRAMS];
        for (int i = 0; i < classes; i++) {
            bias[i] = in.readFloat();
            float step = in.readFloat();
            in.readFully(grams);
            for (int feature = 0; feature < grams.length; feature++) {
                weights[i][feature] = grams[feature] * step;
            }
            for (int feature = grams.length; feature < features; feature++) {
                weights[i][feature] = in.readFloat();
            }
        }
        return new Head(weights, bias, sharpness);
    }
}
