package cn.topcentral.hub.bot.config;

import java.util.Set;

/**
 * How the agents work.
 *
 * @param enabled {@code enabled}: whether this hub analyses what comes in, default true. Off on a machine that only takes in, while another analyses
 * @param workers {@code workers}: records analysed at the same time, default 2. As many as the machine has cores; with a language model up to its
 *     {@code concurrency}
 * @param products {@code products}: names of goods beside the usual grades and materials, e.g. the customers' part numbers. Default none
 * @param competitors {@code competitors}: suppliers that customers may name as alternatives to us. Default none; phrases like 另一家 are known
 */
public record AnalysisConfig(boolean enabled, int workers, Set<String> products, Set<String> competitors) {
    public static final AnalysisConfig DEFAULT = new AnalysisConfig(true, 2, Set.of(), Set.of());

    public AnalysisConfig {
        products = Set.copyOf(products);
        competitors = Set.copyOf(competitors);
    }

    static AnalysisConfig read(ConfigSection section) {
        return new AnalysisConfig(
                section.text("enabled", TextRule.YES_NO)
                        .map(Boolean::parseBoolean)
                        .orElse(DEFAULT.enabled()),
                section.integer("workers", 1, 64).orElse(DEFAULT.workers()),
                section.texts("products", TextRule.ANY),
                section.texts("competitors", TextRule.ANY));
    }
}
