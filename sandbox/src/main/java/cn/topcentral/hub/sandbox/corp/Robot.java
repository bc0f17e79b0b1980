package cn.topcentral.hub.sandbox.corp;

/**
 * The intelligent robot of the enterprise (智能机器人). It is connected in one of two ways that exclude each other: over a WebSocket, for which the
 * secret counts, or by encrypted callbacks, for which token and key count.
 *
 * @param name what people mention it by
 * @param encodingAesKey exactly 43 letters and digits
 */
public record Robot(String id, String name, String secret, String token, String encodingAesKey) {
    public Robot {
        Corp.requireCallbackKeys("robot ", token, encodingAesKey);
        if (name.isBlank()) {
            throw new IllegalArgumentException("robot name must not be blank");
        }
    }

    /** Leaves out every secret. */
    @Override
    public String toString() {
        return "Robot[id=" + id + ", name=" + name + ", secrets=***]";
    }
}
