package cn.topcentral.hub.agents.local.text;

/**
 * One sentence of the body.
 *
 * @param start offset in {@link CommunicationText#content}
 * @param end offset after its last character
 * @param text a literal part of the content, without blanks around it; at most {@link Sentences#LONGEST} characters
 */
public record Sentence(int start, int end, Voice voice, String text) {}
