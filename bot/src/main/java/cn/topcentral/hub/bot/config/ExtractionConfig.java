package cn.topcentral.hub.bot.config;

import java.util.Set;

/**
 * Which files are fetched, and how much reading them may take.
 *
 * @param hosts {@code hosts}: host names files are fetched from, {@code *.example.com} for all below; default none, then only what platforms hand out
 *     through their own interfaces. Whoever connects a telephone or form platform adds its file server
 * @param privateHosts {@code private_hosts}: the same for machines in the firm's own network, e.g. its telephone system. Default none
 * @param plainHttp {@code plain_http}: whether http:// will do as well as https://, default false. For old telephone systems
 * @param mostMegabytes {@code max_file_mb}: larger files are not kept, default 200
 * @param heapMegabytes {@code heap_mb}: memory of the process that reads documents, default 768. Less on small machines, more for huge tables
 * @param secondsPerFile {@code seconds_per_file}: after this a file is given up, default 120
 */
public record ExtractionConfig(
        Set<String> hosts,
        Set<String> privateHosts,
        boolean plainHttp,
        int mostMegabytes,
        int heapMegabytes,
        int secondsPerFile) {
    public static final ExtractionConfig DEFAULT = new ExtractionConfig(Set.of(), Set.of(), false, 200, 768, 120);

    public ExtractionConfig {
        hosts = Set.copyOf(hosts);
        privateHosts = Set.copyOf(privateHosts);
    }

    static ExtractionConfig read(ConfigSection section) {
        return new ExtractionConfig(
                section.texts("hosts", TextRule.FILE_HOST),
                section.texts("private_hosts", TextRule.FILE_HOST),
                section.text("plain_http", TextRule.YES_NO)
                        .map(Boolean::parseBoolean)
                        .orElse(DEFAULT.plainHttp()),
                section.integer("max_file_mb", 1, 2000).orElse(DEFAULT.mostMegabytes()),
                section.integer("heap_mb", 256, 8192).orElse(DEFAULT.heapMegabytes()),
                section.integer("seconds_per_file", 5, 1800).orElse(DEFAULT.secondsPerFile()));
    }
}
