package cn.topcentral.hub.agents.local.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits a head to examples: L2-regularised logistic regression, each class against the rest. */
final class HeadTrainer {
    private static final double TOLERANCE = 0.001;

    private final int features;
    private final double cost;

    // cost: how much a wrong example counts against small weights
    HeadTrainer(int features, double cost) {
        this.features = features;
        this.cost = cost;
        Linear.disableDebugOutput();
    }

    /**
     * Fits one head.
     *
     * @param labels the class of each vector, from 0
     * @param classes how many there are; one without an example is never decided for
     */
    Head fit(List<FeatureVector> vectors, int[] labels, int classes) {
        Problem problem = new Problem();
        problem.l = vectors.size();
        problem.n = features + 1;
        problem.bias = 1;
        problem.x = vectors.stream().map(this::row).toArray(Feature[][]::new);
        problem.y = Arrays.stream(labels).asDoubleStream().toArray();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, TOLERANCE));
        return head(model, classes);
    }

    private Feature[] row(FeatureVector vector) {
        List<Feature> row = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            row.add(new FeatureNode(vector.index(i) + 1, vector.value(i)));
        }
        row.add(new FeatureNode(features + 1, 1));
        return row.toArray(Feature[]::new);
    }

    private Head head(Model model, int classes) {
        float[][] weights = new float[classes][features];
        float[] bias = new float[classes];
        Arrays.fill(bias, -20);
        double[] trained = model.getFeatureWeights();
        int[] labels = model.getLabels();
        for (int i = 0; i < labels.length; i++) {
            for (int feature = 0; feature < features; feature++) {
                weights[labels[i]][feature] = (float) trained[feature * labels.length + i];
            }
            bias[labels[i]] = (float) trained[features * labels.length + i];
        }
        return new Head(weights, bias, 1);
    }
}
