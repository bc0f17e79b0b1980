package cn.topcentral.hub.templates.prompt;

/**
 * A prompt as its file has it.
 *
 * @param id the file's name without its ending, {@code a10}
 * @param version raised with every change of meaning
 * @param system who the model is and what it must keep to
 * @param user the task, with places like {@code {content}}
 */
public record PromptText(String id, String version, String system, String user) {}
