package cn.topcentral.hub.agents.evaluation;

/**
 * A line that holds no record.
 *
 * @param number counted from 1
 * @param reason what is wrong, naming the member
 * @param remedy what to write instead
 */
public record BadLine(int number, String reason, String remedy) implements RecordLine {

    /** In one sentence, {@code line 3: intent is 'inquire'; use one of …}. */
    public String message() {
        return "line " + number + ": " + reason + "; " + remedy;
    }
}
