package cn.topcentral.hub.agents.local.classify;

import java.util.Map;
import java.util.TreeMap;

/** A sparse vector, in the order of its indices. Filled by one thread. */
final class FeatureVector {
    private final TreeMap<Integer, Float> values = new TreeMap<>();

    void add(int index, double value) {
        values.merge(index, (float) value, Float::sum);
    }

    Map<Integer, Float> values() {
        return values;
    }

    /** The sum of products with a row of weights. */
    double dot(float[] weights) {
        double sum = 0;
        for (Map.Entry<Integer, Float> entry : values.entrySet()) {
            sum += (double) weights[entry.getKey()] * entry.getValue();
        }
        return sum;
    }
}
