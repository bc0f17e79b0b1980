package cn.topcentral.hub.agents.local.classify;

import java.util.List;

/** Finds how sure to be: the factor for the sums under which the true classes are most probable (temperature scaling, Guo et al. 2017). */
final class Sharpness {
    private static final double LEAST = 0.3;
    private static final double MOST = 5;
    private static final double STEP = 0.05;

    private Sharpness() {}

    /**
     * The best factor from 0.3 to 5.
     *
     * @param sums of each example, by a head that did not learn from it
     */
    static double fit(List<double[]> sums, List<Integer> labels) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double sharpness = LEAST; sharpness <= MOST; sharpness += STEP) {
            double surprise = 0;
            for (int i = 0; i < sums.size(); i++) {
                surprise -= Math.log(Head.shares(sums.get(i), sharpness)[labels.get(i)]);
            }
            if (surprise < least) {
                least = surprise;
                best = sharpness;
            }
        }
        return best;
    }
}
