package cn.topcentral.hub.sandbox.callback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Opens and reads the answer to a callback as WeCom does (page 90241). */
final class ReplyReader {
    private static final int MAX_ARTICLES = 8;
    private static final int MAX_TEXT_BYTES = 2048;

    private final CallbackCrypto crypto;

    ReplyReader(CallbackCrypto crypto) {
        this.crypto = crypto;
    }

    /**
     * @param body what the hub answered; blank means "no passive reply"
     * @throws ReplyFormatException when the reply is malformed or not allowed for this kind of callback
     * @throws CallbackCryptoException when its signature or encryption is wrong
     */
    Optional<PassiveReply> read(String body, CallbackMessage.Kind kind) {
        if (body.isBlank()) {
            return Optional.empty();
        }
        Element envelope = ReplyXml.root(body);
        String xml = crypto.open(
                ReplyXml.required(envelope, "MsgSignature"),
                ReplyXml.required(envelope, "TimeStamp"),
                ReplyXml.required(envelope, "Nonce"),
                ReplyXml.required(envelope, "Encrypt"));
        return Optional.of(reply(ReplyXml.root(xml), kind));
    }

    private static PassiveReply reply(Element root, CallbackMessage.Kind kind) {
        ReplyXml.required(root, "ToUserName");
        ReplyXml.required(root, "FromUserName");
        ReplyXml.required(root, "CreateTime");
        String type = ReplyXml.required(root, "MsgType");
        return switch (type) {
            case "text" -> message(type, "content", ByteLimit.cut(ReplyXml.required(root, "Content"), MAX_TEXT_BYTES));
            case "image" -> message(type, "media_id", ReplyXml.required(element(root, "Image"), "MediaId"));
            case "voice" -> message(type, "media_id", ReplyXml.required(element(root, "Voice"), "MediaId"));
            case "video" -> message(type, "media_id", ReplyXml.required(element(root, "Video"), "MediaId"));
            case "news" -> news(root);
            case "update_button" -> {
                requireCardEvent(type, kind);
                yield new PassiveReply.UpdateButton(ReplyXml.required(element(root, "Button"), "ReplaceName"));
            }
            case "update_template_card" -> {
                requireCardEvent(type, kind);
                yield new PassiveReply.UpdateCard(CardXml.read(element(root, "TemplateCard")));
            }
            default -> throw new ReplyFormatException("MsgType '" + type + "' is not a passive reply");
        };
    }

    private static PassiveReply message(String type, String field, String value) {
        return new PassiveReply.Message(
                type, JsonNodeFactory.instance.objectNode().put(field, value));
    }

    private static PassiveReply news(Element root) {
        List<Element> items = ReplyXml.children(element(root, "Articles"));
        String count = ReplyXml.required(root, "ArticleCount");
        if (items.isEmpty() || items.size() > MAX_ARTICLES || !count.equals(Integer.toString(items.size()))) {
            throw new ReplyFormatException("news must hold 1-8 items and ArticleCount must be their number");
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        for (Element item : items) {
            ObjectNode article = content.withArray("articles").addObject();
            article.put("title", ReplyXml.text(item, "Title").orElse(""));
            article.put("description", ReplyXml.text(item, "Description").orElse(""));
            article.put("url", ReplyXml.text(item, "Url").orElse(""));
            article.put("picurl", ReplyXml.text(item, "PicUrl").orElse(""));
        }
        return new PassiveReply.Message("news", content);
    }

    private static Element element(Element root, String name) {
        return ReplyXml.child(root, name)
                .orElseThrow(() -> new ReplyFormatException("element " + name + " is missing"));
    }

    private static void requireCardEvent(String type, CallbackMessage.Kind kind) {
        if (kind != CallbackMessage.Kind.CARD_EVENT) {
            throw new ReplyFormatException(type + " may only answer a click on a card");
        }
    }
}
