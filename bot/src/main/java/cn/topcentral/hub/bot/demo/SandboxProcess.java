package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.HubConfigFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sandbox WeCom of the demo, in a process of its own as WeCom would be: the hub reaches it only over HTTP. It ends when its input does, so
 * also when the hub is killed.
 */
public final class SandboxProcess implements AutoCloseable {
    private static final List<String> TRIED = List.of("HUB_ANALYSIS_", "HUB_LLM_", "HUB_ALERTS_", "HUB_SCHEDULE_");

    private static final String MAIN = "cn.topcentral.hub.sandbox.SandboxMain";
    private static final String READY = "Sandbox ready: ";

    // Sample keys, public on purpose: they open nothing but a sandbox.
    private static final String CORP_ID = "ww5a4d8e1f2b3c6d70";
    private static final int AGENT_ID = 1000002;
    private static final String SECRET = "demo-app-secret-of-the-sandbox";
    private static final String TOKEN = "DemoToken2026";
    private static final String AES_KEY = "demoSampleKeyForTheSandboxOnly0123456789ABC";

    private static final String ROBOT_ID = "aibDemoRobot";
    private static final String ROBOT_SECRET = "demo-robot-secret-of-the-sandbox";
    private static final String ROBOT_PATH = "/robot";

    /** The group in which everybody and the robot is. */
    private static final String SALES_GROUP = "wrkSalesGroup";

    private static final String SALES_WEBHOOK = "3b1f6a52-0c6e-4a9d-9a57-5f2a1c8e7d40";

    private final Process process;
    private final URI url;
    private final int hubPort;
    private final Path dataDirectory;

    private SandboxProcess(Process process, URI url, int hubPort, Path dataDirectory) {
        this.process = process;
        this.url = url;
        this.hubPort = hubPort;
        this.dataDirectory = dataDirectory;
    }

    /**
     * Starts the sandbox on a free port.
     *
     * @param hubPort where the hub is going to listen; callbacks go there
     */
    public static SandboxProcess start(int hubPort, Path dataDirectory) throws IOException {
        Files.createDirectories(dataDirectory);
        Path log = dataDirectory.resolve("sandbox.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN,
                        "--callback-url",
                        "http://localhost:" + hubPort + "/wecom/callback",
                        "--corp-id",
                        CORP_ID,
                        "--agent-id",
                        Integer.toString(AGENT_ID),
                        "--secret",
                        SECRET,
                        "--token",
                        TOKEN,
                        "--aes-key",
                        AES_KEY,
                        "--robot-id",
                        ROBOT_ID,
                        "--robot-secret",
                        ROBOT_SECRET,
                        "--group",
                        SALES_GROUP + "=销售群",
                        "--webhook",
                        SALES_WEBHOOK + "=销售群")
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroy();
            throw new IOException("The sandbox did not start; see " + log);
        }
        // By name, as the hub's own address: browsers keep cookies by host name.
        URI url = URI.create(line.substring(READY.length()).strip().replace("127.0.0.1", "localhost"));
        return new SandboxProcess(process, url, hubPort, dataDirectory);
    }

    /** The chat page, which is also the base of the API and the log-in. */
    public URI url() {
        return url;
    }

    /**
     * The configuration of a hub that is connected to this sandbox.
     *
     * @param environment of its variables those about the agents, alerts and times count, so that the demo can be tried with a language model or
     *     other hours
     */
    public HubConfig config(Map<String, String> environment) {
        // As variables, so that whatever else can be configured has its default. No hub.yaml lies in the data
        // directory.
        Map<String, String> variables = new HashMap<>(Map.of("HUB_ANALYSIS_WORKERS", "1"));
        environment.forEach((name, value) -> {
            if (TRIED.stream().anyMatch(name::startsWith)) {
                variables.put(name, value);
            }
        });
        variables.putAll(Map.ofEntries(
                Map.entry("HUB_SERVER_PORT", Integer.toString(hubPort)),
                Map.entry("HUB_SERVER_PUBLIC_URL", "http://localhost:" + hubPort),
                Map.entry("HUB_DATA_DIR", dataDirectory.toString()),
                Map.entry("HUB_WECOM_API_BASE", url.toString()),
                Map.entry("HUB_WECOM_OAUTH_BASE", url.toString()),
                Map.entry("HUB_WECOM_LOGIN_BASE", url.toString()),
                Map.entry("HUB_WECOM_CORP_ID", CORP_ID),
                Map.entry("HUB_WECOM_APP_AGENT_ID", Integer.toString(AGENT_ID)),
                Map.entry("HUB_WECOM_APP_SECRET", SECRET),
                Map.entry("HUB_WECOM_APP_TOKEN", TOKEN),
                Map.entry("HUB_WECOM_APP_AES_KEY", AES_KEY),
                Map.entry("HUB_WECOM_ROBOT_BOT_ID", ROBOT_ID),
                Map.entry("HUB_WECOM_ROBOT_SECRET", ROBOT_SECRET),
                Map.entry("HUB_WECOM_ROBOT_WS_URL", url.toString().replaceFirst("^http", "ws") + ROBOT_PATH),
                Map.entry("HUB_WECOM_GROUPS_SALES_WEBHOOK_KEY", SALES_WEBHOOK),
                Map.entry("HUB_WECOM_GROUPS_SALES_ROBOT_CHAT_ID", SALES_GROUP),
                Map.entry("HUB_MAIL_OWN_DOMAINS", "topcentral.cn"),
                Map.entry("HUB_PHONE_OWN_NUMBERS", "400-800-1234"),
                Map.entry("HUB_PHONE_AREA_CODE", "0574")));
        return HubConfigFile.load(Optional.empty(), variables, dataDirectory);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
