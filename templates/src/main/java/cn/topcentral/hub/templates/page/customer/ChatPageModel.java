package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.templates.page.View;

/**
 * A chat on a page of its own, for who reads without scripts.
 *
 * @param back path of the timeline
 */
public record ChatPageModel(CustomerHeader header, String heading, ChatModel chat, String back) implements View {
    @Override
    public String template() {
        return "customer/chatpage.jte";
    }
}
