package cn.topcentral.hub.agents.local.classify;

/**
 * Which sentences speak most for a verdict, by their place in the list that was asked about.
 *
 * @param intent for the intent, and so on
 */
public record Telling(int intent, int sentiment, int urgency) {}
