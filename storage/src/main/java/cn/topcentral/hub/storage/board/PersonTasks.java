package cn.topcentral.hub.storage.board;

import java.util.Optional;

/**
 * How much somebody has to do.
 *
 * @param person their userid; empty for what is nobody's
 */
public record PersonTasks(Optional<String> person, long open, long overdue) {}
