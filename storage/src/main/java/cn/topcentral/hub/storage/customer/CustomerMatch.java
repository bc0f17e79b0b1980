package cn.topcentral.hub.storage.customer;

/**
 * A customer that a typed name may mean.
 *
 * @param how how the name fits; the earlier in the enum, the better
 * @param key the folded name that fits
 */
public record CustomerMatch(Customer customer, How how, String key) {

    /** How a typed name fits a customer's name. */
    public enum How {
        /** The name itself, its short form or an alias. */
        EXACT("名称相符"),
        /** The whole pinyin, or all initials. */
        PINYIN("拼音相符"),
        /** The name begins so. */
        PREFIX("名称开头相符"),
        /** The name contains it. */
        PART("名称包含"),
        /** The pinyin or the initials begin so. */
        PINYIN_PREFIX("拼音开头相符"),
        /** Written otherwise, but sounds the same. */
        SOUND("读音相同"),
        /** Shares some of its characters. */
        SIMILAR("名称相近");

        private final String label;

        How(String label) {
            this.label = label;
        }

        /** For people, in Chinese. */
        public String label() {
            return label;
        }
    }
}
