package cn.topcentral.hub.agents.llm;

import java.time.Duration;

/** Waits; a test does not. */
@FunctionalInterface
public interface Sleeper {
    Sleeper REAL = wait -> Thread.sleep(wait.toMillis());

    void sleep(Duration wait) throws InterruptedException;
}
