package cn.topcentral.hub.agents.statistics;

/** Which way a figure goes. */
public enum Trend {
    RISING,
    STABLE,
    DECLINING;

    /** The trend of a change that is one only beyond {@code least}. */
    public static Trend of(double change, double least) {
        if (change >= least) {
            return RISING;
        }
        return change <= -least ? DECLINING : STABLE;
    }
}
