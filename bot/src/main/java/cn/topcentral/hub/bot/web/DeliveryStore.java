package cn.topcentral.hub.bot.web;

/** Where what our own pages take in is made safe before the visitor is told so; from there it goes the way of every channel's delivery. */
@FunctionalInterface
public interface DeliveryStore {
    /**
     * Writes a delivery down; when this returns it survives anything.
     *
     * @param source by whose connector it is decoded
     * @param deliveryKey the same when it is repeated, which then changes nothing
     * @param text what the connector decodes
     */
    void store(String source, String deliveryKey, String text);
}
