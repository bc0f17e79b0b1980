package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks the parts of one message and sorts them: text, HTML, attachments, and facts worth noting. Used once per message by one thread.
 */
final class MailContents {

    /** Deeper than any forward of forwards; below that, a multipart is kept unopened as an attachment. */
    private static final int MAX_DEPTH = 20;

    private static final int MAX_PARTS = 500;

    /** Links of QQ, exmail, NetEase and Aliyun to a "super-large attachment" (超大附件, 云附件) that lies on their server and expires. */
    private static final Pattern LARGE_ATTACHMENT = Pattern.compile("(?i)https?://(?:[^/]*\\.)?(?:"
            + "mail\\.qq\\.com/(?:cgi-bin/ftnExs_download|ftn/download).*|exmail\\.qq\\.com/cgi-bin/ftnExs_download.*"
            + "|(?:dashi|u|fs|mail)\\.163\\.com/.*(?:cloud-attachment|large-attachment|fs/display|t0/).*"
            + "|mail\\.aliyun\\.com/.*(?:bigattach|netdisk).*)");

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Attached> attached = new ArrayList<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private int parts;

    private record Attached(
            MimePart part, String name, Optional<String> contentId, AttachmentDraft.Content.Bytes content) {}

    /** Reads all parts. */
    static MailContents of(MimePart message) throws MessagingException {
        MailContents contents = new MailContents();
        contents.visit(message, 0, false);
        return contents;
    }

    /** The plain text as sent, empty when there is none. */
    String plain() {
        return plain.toString();
    }

    /** The HTML as sent, empty when there is none. */
    String html() {
        return html.toString();
    }

    /** Facts by attribute name. */
    Map<String, String> notes() {
        return notes;
    }

    private void visit(MimePart part, int depth, boolean alternative) throws MessagingException {
        if (parts++ >= MAX_PARTS) {
            notes.put("limit", "parts");
            return;
        }
        note(part);
        Optional<byte[]> signed = part.mediaType().matches("application/(?:x-)?pkcs7-mime") && depth < MAX_DEPTH
                ? SignedData.content(part.content())
                : Optional.empty();
        if (signed.isPresent()) {
            notes.put("signed", "true");
            notes.remove("encrypted"); // not every program says in smime-type that it only signed
            visit(MimePart.message(signed.get(), 0), depth + 1, false);
        } else if (part.is("multipart/") && depth < MAX_DEPTH) {
            visitChildren(part, depth);
        } else if (isBody(part, alternative)) {
            addText(part);
        } else {
            if (part.is("multipart/")) {
                notes.put("limit", "depth");
            }
            attach(part);
        }
    }

    private void visitChildren(MimePart multipart, int depth) throws MessagingException {
        MimePart.Children children = multipart.children(MAX_PARTS + 1 - parts);
        if (children.parts().isEmpty()) {
            // No boundary found: whatever stands there is all there is.
            appendLine(plain, multipart.text().strip());
            return;
        }
        if (!children.closed() && children.parts().size() + parts <= MAX_PARTS) {
            notes.put("truncated", "true");
        }
        boolean alternative = multipart.is("multipart/alternative");
        for (MimePart child : children.parts()) {
            visit(child, depth + 1, alternative);
        }
    }

    /** Text without a name is body; so is a named one that is shown in place of the body. */
    private boolean isBody(MimePart part, boolean alternative) {
        boolean text = part.mediaType().matches("text/(?:plain|html|enriched|richtext)");
        boolean attachment = part.disposition().value().startsWith("attachment");
        return text && !attachment && (alternative || !AttachmentName.isNamed(part));
    }

    private void addText(MimePart part) {
        String text = part.text();
        if (part.is("text/html")) {
            html.append(text);
        } else if (part.is("text/plain")) {
            appendLine(plain, FlowedText.unwrap(part, text));
        } else if (plain.isEmpty()) {
            // RFC 1896: formatting commands in angle brackets, "<<" for "<"
            appendLine(plain, text.replaceAll("<(?!<)[^<>]{1,80}>", "").replace("<<", "<"));
        }
    }

    private static void appendLine(StringBuilder target, String text) {
        if (!target.isEmpty() && target.charAt(target.length() - 1) != '\n') {
            target.append('\n');
        }
        target.append(text);
    }

    private void attach(MimePart part) {
        byte[] bytes = part.content();
        if (bytes.length == 0 && !AttachmentName.isNamed(part)) {
            return;
        }
        Optional<String> id = part.header("Content-ID").flatMap(MessageIds::single);
        attached.add(new Attached(part, AttachmentName.of(part, parts), id, new AttachmentDraft.Content.Bytes(bytes)));
    }

    private void note(MimePart part) {
        switch (part.mediaType()) {
            case "text/calendar" ->
                notes.put(
                        "calendar",
                        part.typeParameter("method").orElse("unknown").toUpperCase(Locale.ROOT));
            case "multipart/signed" -> notes.put("signed", "true");
            case "multipart/encrypted" -> notes.put("encrypted", "true");
            case "application/pkcs7-mime", "application/x-pkcs7-mime" -> {
                boolean signed = part.typeParameter("smime-type").orElse("").equals("signed-data");
                notes.put(signed ? "signed" : "encrypted", "true");
            }
            case "message/delivery-status" -> DeliveryStatus.note(part.text(), notes);
            case "text/rfc822-headers", "message/rfc822" -> originalOfBounce(part);
            default -> {}
        }
    }

    /** The returned mail of a bounce: its id ties the bounce to what we sent. */
    private void originalOfBounce(MimePart part) {
        if (notes.containsKey("bounce_action")) {
            DeliveryStatus.field(part.text(), "Message-ID")
                    .flatMap(MessageIds::single)
                    .ifPresent(id -> notes.put("bounce_message_id", id));
        } else if (part.is("message/rfc822")) {
            DeliveryStatus.field(part.text(), "From").ifPresent(from -> notes.putIfAbsent("forwarded_from", from));
        }
    }

    /** The attachments in the order of the message, those that only a link stands for last. */
    List<AttachmentDraft> attachments(List<HtmlText.Link> links) {
        Set<String> shown = new HashSet<>(HtmlText.contentIds(html()));
        List<AttachmentDraft> drafts = new ArrayList<>();
        for (Attached file : attached) {
            boolean picture = file.part().is("image/") && file.contentId().isPresent();
            boolean listed = file.part().disposition().value().startsWith("attachment");
            boolean inline = file.contentId().filter(shown::contains).isPresent() || (picture && !listed);
            drafts.add(new AttachmentDraft(
                    file.name(), file.part().mediaType(), file.content(), inline, file.contentId()));
        }
        links.stream()
                .filter(link -> LARGE_ATTACHMENT.matcher(link.target()).matches())
                .map(link -> new AttachmentDraft(
                        Optional.of(AttachmentName.safe(link.text()))
                                .filter(name -> !name.isEmpty())
                                .orElse("超大附件"),
                        "application/octet-stream",
                        new AttachmentDraft.Content.Remote(link.target(), 0),
                        false,
                        Optional.empty()))
                .forEach(drafts::add);
        return drafts;
    }
}
