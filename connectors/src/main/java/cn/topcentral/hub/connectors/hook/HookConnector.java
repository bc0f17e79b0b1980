package cn.topcentral.hub.connectors.hook;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import java.util.List;

/**
 * A channel that pushes over HTTP to {@code /hooks/{source}}. The server has capped the body already. Implementations are stateless and safe to
 * share between threads.
 */
public interface HookConnector {

    /**
     * Looks at a request before anything is stored: verifies it first and reads no more of it than the answer needs. Fast, without network or
     * database, because the sender is waiting.
     */
    HookVerdict receive(HookRequest request);

    /**
     * Decodes an accepted delivery. Pure, except for connectors whose sender pushes only an id: those ask the sender's API here.
     *
     * @return what it says; none for an event that says nothing about a customer, or one not known
     * @throws UnreadableDelivery when it cannot be understood; it is put aside with the reason
     * @throws cn.topcentral.hub.connectors.pull.SourceUnavailable when the sender's API does not answer; tried again later
     */
    List<CommunicationDraft> decode(HookDelivery delivery);
}
