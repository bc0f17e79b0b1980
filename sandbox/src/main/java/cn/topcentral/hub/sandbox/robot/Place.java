package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.corp.Group;
import cn.topcentral.hub.sandbox.corp.Member;

/**
 * Where somebody and the robot meet.
 *
 * @param address userid of the member alone with it, or chatid of the group
 */
record Place(boolean group, String address, String conversation) {
    static Place single(Member member) {
        return new Place(false, member.userid(), ConversationId.robot(member.userid()));
    }

    static Place group(Group group) {
        return new Place(true, group.chatid(), ConversationId.group(group.name()));
    }
}
