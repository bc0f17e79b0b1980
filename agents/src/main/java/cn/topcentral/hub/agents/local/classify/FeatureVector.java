package cn.topcentral.hub.agents.local.classify;

import java.util.Map;
import java.util.TreeMap;

/** A sparse vector, in the order of its indices. Immutable. */
final class FeatureVector {
    private final int[] indices;
    private final float[] values;

    private FeatureVector(int[] indices, float[] values) {
        this.indices = indices;
        this.values = values;
    }

    int size() {
        return indices.length;
    }

    int index(int position) {
        return indices[position];
    }

    float value(int position) {
        return values[position];
    }

    /** The sum of products with a row of weights. */
    double dot(float[] weights) {
        double sum = 0;
        for (int i = 0; i < indices.length; i++) {
            sum += (double) weights[indices[i]] * values[i];
        }
        return sum;
    }

    /** Collects values; those of one index are added up. Used by one thread. */
    static final class Builder {
        private final Map<Integer, Float> collected = new TreeMap<>();

        void add(int index, double value) {
            collected.merge(index, (float) value, Float::sum);
        }

        FeatureVector build() {
            int[] indices = new int[collected.size()];
            float[] values = new float[collected.size()];
            int at = 0;
            for (Map.Entry<Integer, Float> entry : collected.entrySet()) {
                indices[at] = entry.getKey();
                values[at] = entry.getValue();
                at++;
            }
            return new FeatureVector(indices, values);
        }
    }
}
