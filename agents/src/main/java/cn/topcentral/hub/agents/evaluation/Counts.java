package cn.topcentral.hub.agents.evaluation;

/**
 * What was found and what was not.
 *
 * @param right found, and labelled
 * @param wrong found, and not labelled
 * @param missed labelled, and not found
 */
record Counts(int right, int wrong, int missed) {
    Counts plus(Counts other) {
        return new Counts(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    /** 1 when nothing was found: then nothing was found wrongly. */
    double precision() {
        return share(right, right + wrong);
    }

    /** 1 when nothing is labelled. */
    double recall() {
        return share(right, right + missed);
    }

    double f1() {
        return share(2 * right, 2 * right + wrong + missed);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
