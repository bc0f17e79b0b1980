package cn.topcentral.hub.bot.robot;

import java.time.Duration;
import java.time.Instant;

/** One thing after the other, now or later. What runs in turn needs no locks, and a test that moves the time decides when what happens. */
interface Turns {
    Instant now();

    /** Runs it after everything that was given before; at once when nothing was. */
    void run(Runnable work);

    /** Runs it, in turn, after a time. */
    Appointment after(Duration wait, Runnable work);

    /** Something that is to happen. */
    @FunctionalInterface
    interface Appointment {
        /** There is nothing to cancel. */
        Appointment NONE = () -> {};

        /** It will not happen, unless it is happening; called in turn, it cannot be. */
        void cancel();
    }
}
