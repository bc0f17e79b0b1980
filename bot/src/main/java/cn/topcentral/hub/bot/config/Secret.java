package cn.topcentral.hub.bot.config;

/** A value that must not reach a log, an error message or a page: it prints as {@code ***}. */
public record Secret(String value) {
    public Secret {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty text is no secret");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
