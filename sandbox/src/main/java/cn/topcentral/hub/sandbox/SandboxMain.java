package cn.topcentral.hub.sandbox;

import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Group;
import cn.topcentral.hub.sandbox.corp.Member;
import cn.topcentral.hub.sandbox.corp.Robot;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the sandbox as its own process, until its standard input ends. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "A WeCom of our own. Prints one line when ready; ends when standard input ends.")
public final class SandboxMain implements Callable<Integer> {
    private static final Corp DEMO = Corp.demo();
    private static final Robot DEMO_ROBOT = DEMO.robot().orElseThrow();

    @Option(names = "--port", description = "0 takes any free port (default).")
    private int port;

    @Option(names = "--callback-url", description = "Where the hub receives callbacks.")
    private @Nullable URI callbackUrl;

    @Option(names = "--corp-id")
    private String corpId = DEMO.corpId();

    @Option(names = "--agent-id")
    private int agentId = DEMO.agentId();

    @Option(names = "--secret", description = "Secret of the app.")
    private String secret = DEMO.secret();

    @Option(names = "--token", description = "Callback token.")
    private String token = DEMO.token();

    @Option(names = "--aes-key", description = "EncodingAESKey, 43 letters and digits.")
    private String encodingAesKey = DEMO.encodingAesKey();

    @Option(names = "--webhook", paramLabel = "KEY=GROUP", description = "A group robot; may be repeated.")
    private Map<String, String> webhooks = DEMO.webhooks();

    @Option(names = "--trusted-host", description = "Only host[:port] that may receive OAuth codes; any by default.")
    private @Nullable String trustedHost;

    @Option(names = "--robot-id", description = "Bot ID of the intelligent robot.")
    private String robotId = DEMO_ROBOT.id();

    @Option(names = "--robot-name", description = "What people mention the robot by.")
    private String robotName = DEMO_ROBOT.name();

    @Option(names = "--robot-secret", description = "Secret of the robot's long connection.")
    private String robotSecret = DEMO_ROBOT.secret();

    @Option(
            names = "--robot-callback-url",
            description = "Where the hub receives the robot's callbacks; without it the robot waits for a WebSocket.")
    private @Nullable URI robotCallbackUrl;

    @Option(names = "--robot-token", description = "Callback token of the robot.")
    private String robotToken = DEMO_ROBOT.token();

    @Option(names = "--robot-aes-key", description = "EncodingAESKey of the robot, 43 letters and digits.")
    private String robotAesKey = DEMO_ROBOT.encodingAesKey();

    @Option(
            names = "--group",
            paramLabel = "CHATID=NAME",
            description = "A group with everybody and the robot in it; may be repeated.")
    private Map<String, String> groups = new LinkedHashMap<>();

    public static void main(String[] args) {
        // Standard output belongs to the one line that says "ready"; must be set before the first logger exists.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "sandbox/logback.xml");
        }
        System.exit(new CommandLine(new SandboxMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        SandboxConfig config =
                SandboxConfig.demo(Clock.systemUTC()).withPort(port).withCorp(corp());
        if (callbackUrl != null) {
            config = config.withCallbackUrl(callbackUrl);
        }
        if (robotCallbackUrl != null) {
            config = config.withRobotCallbackUrl(robotCallbackUrl);
        }
        try (Sandbox sandbox = Sandbox.start(config)) {
            System.out.println("Sandbox ready: " + sandbox.url());
            System.out.flush();
            while (System.in.read() != -1) {
                // Only the end of the input matters: it comes when the parent process is gone.
            }
        }
        return 0;
    }

    private Corp corp() {
        return new Corp(
                corpId,
                agentId,
                DEMO.agentName(),
                secret,
                token,
                encodingAesKey,
                webhooks,
                DEMO.members(),
                Optional.ofNullable(trustedHost),
                Optional.of(new Robot(robotId, robotName, robotSecret, robotToken, robotAesKey)),
                groups());
    }

    private List<Group> groups() {
        List<String> everybody = DEMO.members().stream().map(Member::userid).toList();
        return groups.isEmpty()
                ? DEMO.groups()
                : groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), group.getValue(), everybody))
                        .toList();
    }
}
