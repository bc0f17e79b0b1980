package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.WebLink;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What was said in a chat, oldest first.
 *
 * @param earlier link to what was said before, relative or http(s)
 */
public record ChatModel(List<EntryRow.Message> messages, Optional<URI> earlier) implements View {
    public ChatModel {
        messages = List.copyOf(messages);
        earlier.ifPresent(WebLink::check);
    }

    @Override
    public String template() {
        return "customer/chat.jte";
    }
}
