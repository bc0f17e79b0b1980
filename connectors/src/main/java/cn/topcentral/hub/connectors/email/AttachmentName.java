package cn.topcentral.hub.connectors.email;

import java.util.Map;
import java.util.Optional;

/** What an attachment is called: as the sender named it, made safe to show and to save. */
final class AttachmentName {

    private static final int MAX_LENGTH = 150;
    private static final int MAX_EXTENSION = 12;

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("application/ms-tnef", "dat"),
            Map.entry("application/msword", "doc"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/pkcs7-mime", "p7m"),
            Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("application/vnd.ms-excel", "xls"),
            Map.entry("application/x-pkcs7-mime", "p7m"),
            Map.entry("application/x-pkcs7-signature", "p7s"),
            Map.entry("application/zip", "zip"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/jpg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("message/delivery-status", "txt"),
            Map.entry("message/disposition-notification", "txt"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("text/calendar", "ics"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/html", "html"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/rfc822-headers", "txt"),
            Map.entry("text/vcard", "vcf"),
            Map.entry("text/x-vcard", "vcf"));

    private AttachmentName() {}

    /**
     * The name of a part.
     *
     * @param number the part's place in the message, for a part without any name
     */
    static String of(MimePart part, int number) {
        return written(part)
                .map(AttachmentName::safe)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> invented(part, number));
    }

    /** Whether the sender named the part, which text parts of a body are not. */
    static boolean isNamed(MimePart part) {
        return written(part).isPresent();
    }

    private static Optional<String> written(MimePart part) {
        return part.disposition().parameter("filename").or(() -> part.typeParameter("name"));
    }

    private static String invented(MimePart part, int number) {
        String extension = EXTENSIONS.getOrDefault(part.mediaType(), part.is("image/") ? "img" : "bin");
        Optional<String> located = part.header("Content-Location")
                .map(HeaderText::decode)
                .filter(location -> location.matches("[^?#]*\\.[A-Za-z0-9]{1,5}"))
                .map(AttachmentName::safe);
        return located.filter(name -> !name.isEmpty()).orElse("part-" + number + "." + extension);
    }

    /** No path, no control or direction characters (which make {@code exe.txt} out of {@code txt.exe}), nothing Windows forbids. */
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cc}\\p{Cf}]", "")
                .replaceAll("[:*?\"<>|]", "_")
                .strip();
        clean = clean.replaceAll("^\\.+$", "");
        if (clean.codePointCount(0, clean.length()) <= MAX_LENGTH) {
            return clean;
        }
        int dot = clean.lastIndexOf('.');
        String extension = dot > 0 && clean.length() - dot <= MAX_EXTENSION ? clean.substring(dot) : "";
        return clean.substring(0, clean.offsetByCodePoints(0, MAX_LENGTH - extension.length())) + extension;
    }
}
