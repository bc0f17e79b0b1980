package cn.topcentral.hub.bot.config;

/**
 * One thing wrong with the configuration.
 *
 * @param where where it was written: {@code hub.yaml:12}, {@code hub.yaml} for what is missing, or the variable's name
 * @param key the key's path, e.g. {@code wecom.app.aes_key}; empty when the file as a whole is unreadable
 * @param wrong what is wrong with it; never quotes a secret
 * @param remedy what would be right
 */
public record ConfigProblem(String where, String key, String wrong, String remedy) {
    @Override
    public String toString() {
        return where + ": " + (key.isEmpty() ? "" : key + " ") + wrong + "; " + remedy;
    }
}
