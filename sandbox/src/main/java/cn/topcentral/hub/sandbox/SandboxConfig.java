package cn.topcentral.hub.sandbox;

import cn.topcentral.hub.sandbox.corp.Corp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How to start a sandbox.
 *
 * @param port 0 takes any free one
 * @param callbackUrl where the hub receives; may be given later
 * @param robotCallbackUrl where the hub receives the robot's callbacks; empty when the robot waits for a WebSocket
 * @param answerLimit how long the hub may take to answer a callback; WeCom waits five seconds, tests may want less
 * @param clock decides what is expired and which minute a message falls into
 */
public record SandboxConfig(
        int port,
        Optional<URI> callbackUrl,
        Optional<URI> robotCallbackUrl,
        Corp corp,
        Duration answerLimit,
        Clock clock) {
    private static final Duration WECOM_ANSWER_LIMIT = Duration.ofSeconds(5);

    /** The demo enterprise on a free port, not yet knowing the hub. */
    public static SandboxConfig demo(Clock clock) {
        return new SandboxConfig(0, Optional.empty(), Optional.empty(), Corp.demo(), WECOM_ANSWER_LIMIT, clock);
    }

    public SandboxConfig withPort(int newPort) {
        return new SandboxConfig(newPort, callbackUrl, robotCallbackUrl, corp, answerLimit, clock);
    }

    public SandboxConfig withCallbackUrl(URI url) {
        return new SandboxConfig(port, Optional.of(url), robotCallbackUrl, corp, answerLimit, clock);
    }

    /** Sets the robot to callback mode. */
    public SandboxConfig withRobotCallbackUrl(URI url) {
        return new SandboxConfig(port, callbackUrl, Optional.of(url), corp, answerLimit, clock);
    }

    public SandboxConfig withCorp(Corp newCorp) {
        return new SandboxConfig(port, callbackUrl, robotCallbackUrl, newCorp, answerLimit, clock);
    }

    public SandboxConfig withAnswerLimit(Duration limit) {
        return new SandboxConfig(port, callbackUrl, robotCallbackUrl, corp, limit, clock);
    }
}
