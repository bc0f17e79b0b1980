package cn.topcentral.hub.templates.card;

import java.net.URI;

/** One row of name (5 字) and value (26 字); at most six to a card. */
public sealed interface HorizontalContent {
    String name();

    String value();

    static HorizontalContent of(String name, String value) {
        return new Text(name, value);
    }

    record Text(String name, String value) implements HorizontalContent {
        public Text {
            name = rowName(name);
            value = rowValue(value);
        }
    }

    /** The value opens a page. */
    record Link(String name, String value, URI address) implements HorizontalContent {
        public Link {
            name = rowName(name);
            value = rowValue(value);
            CardRules.webAddress(address, "horizontal_content_list.url");
        }
    }

    /** The value opens an employee's card. */
    record Member(String name, String value, String userId) implements HorizontalContent {
        public Member {
            name = rowName(name);
            value = rowValue(value);
            CardRules.key(userId, 64, "horizontal_content_list.userid");
        }
    }

    /** The value, a file name with extension, opens an uploaded file. The robot does not take this one. */
    record File(String name, String value, String mediaId) implements HorizontalContent {
        public File {
            name = rowName(name);
            value = rowValue(value);
            CardRules.key(mediaId, CardRules.KEY_BYTES, "horizontal_content_list.media_id");
        }
    }

    private static String rowName(String name) {
        return Wording.requiredLine(name, 5, "horizontal_content_list.keyname");
    }

    private static String rowValue(String value) {
        return Wording.line(value, 26);
    }
}
