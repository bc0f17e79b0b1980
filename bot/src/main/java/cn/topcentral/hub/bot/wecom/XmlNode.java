package cn.topcentral.hub.bot.wecom;

import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a callback: its own text and its child elements. The only place that parses XML from outside.
 *
 * @param text the element's own text and CDATA, not that of its children
 */
record XmlNode(String name, String text, List<XmlNode> children) {
    /** Real callbacks are at most four deep (PicList/item/PicMd5Sum); nesting beyond is an attack on the parser's stack. */
    private static final int MAX_DEPTH = 12;

    XmlNode {
        children = List.copyOf(children);
    }

    /**
     * Reads a whole document. DTDs are refused, not ignored: no callback has one, and everything that makes XML dangerous (external
     * entities, entity bombs) starts with one.
     *
     * @throws CallbackRejected with {@link Reason#MALFORMED_XML}; the message holds nothing of the document
     */
    static XmlNode parse(String xml) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(withoutControlCharacters(xml)));
            try {
                return readDocument(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            // The parser's own message may quote the document, so it stays out of ours.
            throw malformed("The XML is not well formed");
        }
    }

    /** The text of the first child of that name; empty when there is no such child or it holds nothing. */
    Optional<String> value(String child) {
        return child(child).map(XmlNode::text).filter(text -> !text.isEmpty());
    }

    Optional<XmlNode> child(String child) {
        return children.stream().filter(node -> node.name.equals(child)).findFirst();
    }

    List<XmlNode> children(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    private static XMLInputFactory factory() {
        // The JDK's own parser whatever else is on the class path, because the two properties below are known to hold
        // for it.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static XmlNode readDocument(XMLStreamReader reader) throws XMLStreamException {
        Optional<XmlNode> root = Optional.empty();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw malformed("The XML has a DTD");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = Optional.of(readElement(reader, 1));
            }
        }
        return root.orElseThrow(() -> malformed("The XML has no root element"));
    }

    private static XmlNode readElement(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw malformed("The XML is nested deeper than " + MAX_DEPTH);
        }
        String name = reader.getLocalName();
        StringBuilder text = new StringBuilder();
        List<XmlNode> children = new ArrayList<>();
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(readElement(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw malformed("The XML refers to an entity it cannot have declared");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return new XmlNode(
                        name,
                        children.isEmpty() ? text.toString() : text.toString().strip(),
                        children);
            }
        }
    }

    /** XML 1.0 forbids most control characters, but people's keyboards and pasted texts produce them and WeCom passes them on in CDATA. */
    private static String withoutControlCharacters(String xml) {
        StringBuilder kept = new StringBuilder(xml.length());
        xml.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static CallbackRejected malformed(String detail) {
        return new CallbackRejected(Reason.MALFORMED_XML, detail);
    }
}
