package cn.topcentral.hub.sandbox.page;

import cn.topcentral.hub.sandbox.callback.Verification;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.faults.RobotFaults;
import cn.topcentral.hub.sandbox.robot.RobotDesk;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a test script outside the process may do with the robot's connection. Thread-safe. */
public final class RobotControlApi {
    private final RobotDesk robot;
    private final RobotFaults faults;

    public RobotControlApi(RobotDesk robot) {
        this.robot = robot;
        this.faults = robot.faults();
    }

    public void routes(RoutesConfig routes) {
        routes.get("/sandbox/robot", this::show);
        routes.post("/sandbox/robot/faults", this::switchFaults);
        routes.post("/sandbox/robot/callback-url", this::callbackUrl);
    }

    private void show(Context ctx) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("mode", robot.callbackMode() ? "callback" : "socket");
        json.put("url", robot.url().toString()).put("connected", robot.connected());
        json.put("connections", robot.connections()).put("callbackAttempts", robot.callbackAttempts());
        robot.frames().forEach(json.putObject("frames")::put);
        robot.refusals().forEach(json.putArray("refusals")::add);
        RobotFaults.State state = faults.state();
        json.putObject("faults")
                .put("halfOpen", state.halfOpen())
                .put("acksOutOfOrder", state.acksOutOfOrder())
                .put("controlCharacters", state.controlCharacters())
                .put("refuseGroupCards", state.refuseGroupCards())
                .put("ackDelayMillis", state.ackDelay().toMillis())
                .put("refuseSubscribes", state.refuseSubscribes())
                .put("errcode", state.errcode())
                .put("errorNext", state.refuseFrames());
        ChatPage.answer(ctx, json);
    }

    private void switchFaults(Context ctx) {
        PageRequest request = PageRequest.of(
                ctx,
                Set.of(
                        "clear",
                        "cut",
                        "halfOpen",
                        "acksOutOfOrder",
                        "controlCharacters",
                        "refuseGroupCards",
                        "ackDelayMillis",
                        "refuseSubscribes",
                        "errcode",
                        "errorNext"));
        if (request.flag("clear")) {
            faults.clear();
        }
        if (request.has("halfOpen")) {
            faults.halfOpen(request.flag("halfOpen"));
        }
        if (request.has("acksOutOfOrder")) {
            faults.acksOutOfOrder(request.flag("acksOutOfOrder"));
        }
        if (request.has("controlCharacters")) {
            faults.controlCharacters(request.flag("controlCharacters"));
        }
        if (request.has("refuseGroupCards")) {
            faults.refuseGroupCards(request.flag("refuseGroupCards"));
        }
        if (request.has("ackDelayMillis")) {
            faults.ackDelay(Duration.ofMillis(request.number("ackDelayMillis", 0)));
        }
        if (request.has("refuseSubscribes")) {
            faults.refuseSubscribes(request.number("refuseSubscribes", 0));
        }
        if (request.has("errcode") != request.has("errorNext")) {
            throw new BadActionException("errcode and errorNext (how many frames, -1 until cleared) go together");
        }
        if (request.has("errcode")) {
            faults.refuseFrames(request.number("errcode", 0), request.number("errorNext", 0));
        }
        if (request.flag("cut")) {
            faults.cutSockets();
        }
        show(ctx);
    }

    private void callbackUrl(Context ctx) {
        URI url = URI.create(PageRequest.of(ctx, Set.of("url")).text("url"));
        if (url.getHost() == null) {
            throw new BadActionException("url must be absolute, is '" + url + "'");
        }
        robot.callbackUrl(Optional.of(url));
        Verification verification = robot.verifyCallback();
        ChatPage.answer(
                ctx,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ok", verification.ok())
                        .put("reason", verification.reason()));
    }
}
