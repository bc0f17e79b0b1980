package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.callback.CardClick;
import cn.topcentral.hub.sandbox.chat.RandomText;
import cn.topcentral.hub.sandbox.corp.Robot;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;

/** The JSON of callbacks, the same over socket and HTTP (page 101031). */
final class RobotBodies {
    private static final int ID_LENGTH = 24;

    private RobotBodies() {}

    /** Everything of a message but what it says. */
    static ObjectNode message(Robot robot, Place place, String userid, String msgtype) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("msgid", RandomText.token(ID_LENGTH)).put("aibotid", robot.id());
        who(body, place, userid);
        return body.put("msgtype", msgtype);
    }

    static ObjectNode event(Robot robot, Clock clock, String eventtype) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("msgid", RandomText.token(ID_LENGTH))
                .put("create_time", clock.instant().getEpochSecond())
                .put("aibotid", robot.id())
                .put("msgtype", "event");
        body.putObject("event").put("eventtype", eventtype);
        return body;
    }

    static ObjectNode event(Robot robot, Clock clock, Place place, String userid, String eventtype) {
        ObjectNode body = event(robot, clock, eventtype);
        who(body, place, userid);
        return body;
    }

    static ObjectNode cardEvent(Robot robot, Clock clock, Place place, String userid, CardClick click) {
        ObjectNode body = event(robot, clock, place, userid, "template_card_event");
        ObjectNode tap = body.withObject("/event").putObject("template_card_event");
        tap.put("card_type", click.cardType()).put("event_key", click.key()).put("task_id", click.taskId());
        if (!click.menu()) {
            ArrayNode items = tap.putObject("selected_items").putArray("selected_item");
            for (CardClick.Selection selection : click.selections()) {
                ObjectNode item = items.addObject().put("question_key", selection.questionKey());
                ArrayNode options = item.putObject("option_ids").putArray("option_id");
                selection.optionIds().forEach(options::add);
            }
        }
        return body;
    }

    /** @param reasons numbers 1-4 of what was wrong with the answer; only with type 2 */
    static ObjectNode feedback(
            Robot robot,
            Clock clock,
            Place place,
            String userid,
            String id,
            int type,
            String content,
            List<Integer> reasons) {
        ObjectNode body = event(robot, clock, place, userid, "feedback_event");
        ObjectNode feedback = body.withObject("/event").putObject("feedback_event");
        feedback.put("id", id).put("type", type);
        if (!content.isEmpty()) {
            feedback.put("content", content);
        }
        if (!reasons.isEmpty()) {
            reasons.forEach(feedback.putArray("inaccurate_reason_list")::add);
        }
        return body;
    }

    private static void who(ObjectNode body, Place place, String userid) {
        if (place.group()) {
            body.put("chatid", place.address());
        }
        body.put("chattype", place.group() ? "group" : "single");
        body.putObject("from").put("userid", userid);
    }
}
