package cn.topcentral.hub.agents.local.classify;

/**
 * A cue word in a text.
 *
 * @param cue its name in the cue file, {@code ~} at the end when it is negated
 * @param words a literal part of the text
 * @param start where they stand
 */
public record Signal(String cue, String words, int start) {}
