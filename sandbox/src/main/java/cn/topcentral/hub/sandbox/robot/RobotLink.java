package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.callback.Delivery;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** How the robot is connected to the hub. */
interface RobotLink {
    /** Whether a message would get through now. */
    boolean connected();

    /** Puts a file where the hub can fetch it: {@code url}, and {@code aeskey} where the link gives each file its own. */
    ObjectNode media(String filename, byte[] bytes);

    /**
     * Takes a callback to the hub.
     *
     * @param progress told of every step, the last included
     * @return completes with the last state, never exceptionally
     */
    CompletableFuture<Delivery> send(Interaction interaction, ObjectNode body, Consumer<Delivery> progress);
}
