package cn.topcentral.hub.agents.llm;

/**
 * A prompt as it is written in its file.
 *
 * @param id {@code a10}
 * @param version raised with every change of meaning; stands in the answers made with it
 * @param system who the model is and what it must keep to
 * @param user the task, with places like {@code {content}} to be filled
 */
public record Prompt(String id, String version, String system, String user) {

    /** As it stands in an answer, {@code a10/1}. */
    public String label() {
        return id + "/" + version;
    }
}
