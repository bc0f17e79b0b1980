package cn.topcentral.hub.bot.robot;

import java.util.function.DoubleSupplier;

/** Ids of frames of ours: free text, unique; made like those of the SDK of WeCom, of the command, the time and a random number. Thread-safe. */
final class RequestIds {
    private final Turns turns;
    private final DoubleSupplier random;
    private int number;

    RequestIds(Turns turns, DoubleSupplier random) {
        this.turns = turns;
        this.random = random;
    }

    synchronized String next(String command) {
        number++;
        return "%s_%d_%08x_%x"
                .formatted(command, turns.now().toEpochMilli(), (long) (random.getAsDouble() * (1L << 32)), number);
    }
}
