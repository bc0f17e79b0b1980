package cn.topcentral.hub.agents.statistics;

/** How likely a number of events is when they come independently at a steady rate. */
public final class Poisson {
    private Poisson() {}

    /**
     * The probability of at most {@code count} events where {@code expected} are usual.
     *
     * @throws IllegalArgumentException for a negative or infinite expectation
     */
    public static double atMost(int count, double expected) {
        if (!(expected >= 0) || Double.isInfinite(expected)) {
            throw new IllegalArgumentException("An expected number is 0 or more, got " + expected);
        }
        // In logarithms, because e^-expected is 0 in a double from 745 on.
        double logTerm = -expected;
        double sum = 0;
        for (int events = 0; events <= count; events++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log(expected) - Math.log(events + 1.0);
        }
        return Math.min(1, sum);
    }
}
