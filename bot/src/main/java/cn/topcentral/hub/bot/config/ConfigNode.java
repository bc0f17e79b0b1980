package cn.topcentral.hub.bot.config;

import java.util.List;
import java.util.Map;

/** What was written in the file, with the line it was written on (from 1), before anybody asked what it means. */
sealed interface ConfigNode {
    int line();

    /** The word for this shape in messages. */
    String shape();

    /** Any single value, as written: 0574 and no stay what they are, since it is the asking key that knows its type. */
    record Scalar(String text, int line) implements ConfigNode {
        @Override
        public String shape() {
            return "a single value";
        }
    }

    record Sequence(List<ConfigNode> items, int line) implements ConfigNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String shape() {
            return "a list";
        }
    }

    record Mapping(Map<String, ConfigNode> entries, int line) implements ConfigNode {
        @Override
        public String shape() {
            return "a section";
        }
    }
}
