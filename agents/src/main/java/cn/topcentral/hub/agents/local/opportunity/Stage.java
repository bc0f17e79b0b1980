package cn.topcentral.hub.agents.local.opportunity;

/** How far a sale has come. In order. */
enum Stage {
    INQUIRY("询价", "0.20", 45),
    SAMPLE("样品", "0.35", 30),
    TRIAL("试模", "0.50", 20),
    SMALL_ORDER("小单", "0.70", 10),
    BULK("批量", "0.85", 5);

    private final String label;
    private final String probability;
    private final int workdaysLeft;

    Stage(String label, String probability, int workdaysLeft) {
        this.label = label;
        this.probability = probability;
        this.workdaysLeft = workdaysLeft;
    }

    /** The word people read. */
    String label() {
        return label;
    }

    /** The share of such sales we expect to make, before anything else is known. */
    double probability() {
        return Double.parseDouble(probability);
    }

    /** Working days from here to a closed sale, for a customer we know nothing of. */
    int workdaysLeft() {
        return workdaysLeft;
    }

    Stage furthest(Stage other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
