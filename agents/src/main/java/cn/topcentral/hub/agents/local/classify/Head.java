package cn.topcentral.hub.agents.local.classify;

import java.util.Arrays;

/** One decision between classes: a row of weights for each class, and how sure to be of the sums. Thread-safe. */
final class Head {
    private final float[][] weights;
    private final float[] bias;
    private final double sharpness;

    /**
     * @param weights for each class, as long as the features
     * @param bias for each class
     * @param sharpness what the sums are multiplied with before they become probabilities
     */
    Head(float[][] weights, float[] bias, double sharpness) {
        this.weights = weights;
        this.bias = bias;
        this.sharpness = sharpness;
    }

    int classes() {
        return bias.length;
    }

    float[][] weights() {
        return weights;
    }

    float[] bias() {
        return bias;
    }

    double sharpness() {
        return sharpness;
    }

    /** The same decision, surer or less sure. */
    Head with(double newSharpness) {
        return new Head(weights, bias, newSharpness);
    }

    /** The probability of each class. */
    double[] decide(FeatureVector vector) {
        return shares(sums(vector), sharpness);
    }

    /** How much speaks for each class. */
    double[] sums(FeatureVector vector) {
        double[] sums = new double[bias.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = vector.dot(weights[i]) + bias[i];
        }
        return sums;
    }

    /** Sums as probabilities. */
    static double[] shares(double[] sums, double sharpness) {
        double most = Arrays.stream(sums).max().orElse(0);
        double[] shares = Arrays.stream(sums)
                .map(sum -> Math.exp(sharpness * (sum - most)))
                .toArray();
        double total = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / total).toArray();
    }
}
