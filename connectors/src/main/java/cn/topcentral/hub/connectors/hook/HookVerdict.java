package cn.topcentral.hub.connectors.hook;

/** What becomes of a request. */
public sealed interface HookVerdict {

    /**
     * It is written to the ledger, then answered, then worked on.
     *
     * @param deliveryKey the sender's own id of this delivery, the same when it is repeated; without one, see {@link DeliveryKeys#ofBody}
     * @param text what {@link HookConnector#decode} gets: the payload as text, decrypted where it came encrypted
     * @param reply what the sender is answered once the delivery is safe
     */
    record Accepted(String deliveryKey, String text, HookReply reply) implements HookVerdict {}

    /** It is answered and forgotten: the check of an address, an event that says nothing about a customer. */
    record Answered(HookReply reply) implements HookVerdict {}

    /**
     * It is not from whom it should be, or no delivery at all.
     *
     * @param status 400 malformed, 401 wrong or missing signature, 403 replayed or too old, 405, 415 wrong content type
     * @param reason for the log and for the problem document: names what is wrong and what would help, never a secret
     */
    record Refused(int status, String reason) implements HookVerdict {}
}
