package cn.topcentral.hub.connectors.email;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes the mail out of an S/MIME message that is signed in one block (CMS SignedData, RFC 5652 section 5). The signature is not checked: the
 * header of a mail is not either. Only the nesting of BER is read, which saves nine megabytes of cryptography.
 */
final class SignedData {
    private static final byte[] SIGNED_DATA = oid(0x02);
    private static final byte[] DATA = oid(0x01);

    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int OID = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int EXPLICIT = 0xA0;
    private static final int MAX_DEPTH = 12;

    private final byte[] bytes;

    /** An element: what is in it lies from {@code start} to {@code end}, the next element begins at {@code next}. */
    private record Element(int tag, int start, int end, int next) {}

    private SignedData(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The signed content; empty when this is something else, or broken. */
    static Optional<byte[]> content(byte[] bytes) {
        try {
            return new SignedData(bytes).content();
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty(); // a length points beyond the end
        }
    }

    private Optional<byte[]> content() {
        List<Element> info = children(element(0, 0), SEQUENCE);
        if (info.size() < 2 || !is(info.get(0), SIGNED_DATA)) {
            return Optional.empty();
        }
        List<Element> wrapped = children(info.get(1), EXPLICIT);
        List<Element> signed = wrapped.isEmpty() ? List.of() : children(wrapped.get(0), SEQUENCE);
        // version, digest algorithms, then the content
        List<Element> content = signed.size() < 3 ? List.of() : children(signed.get(2), SEQUENCE);
        if (content.size() < 2 || !is(content.get(0), DATA)) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        children(content.get(1), EXPLICIT).forEach(octets -> write(octets, out));
        return out.size() == 0 ? Optional.empty() : Optional.of(out.toByteArray());
    }

    private void write(Element octets, ByteArrayOutputStream out) {
        if (octets.tag() == OCTETS) {
            out.write(bytes, octets.start(), octets.end() - octets.start());
        } else if (octets.tag() == OCTETS_IN_PIECES) {
            children(octets, OCTETS_IN_PIECES).forEach(piece -> write(piece, out));
        }
    }

    private boolean is(Element element, byte[] oid) {
        return element.tag() == OID && Arrays.equals(bytes, element.start(), element.end(), oid, 0, oid.length);
    }

    private List<Element> children(Element parent, int tag) {
        List<Element> children = new ArrayList<>();
        if (parent.tag() == tag) {
            for (int at = parent.start();
                    at < parent.end();
                    at = children.get(children.size() - 1).next()) {
                children.add(element(at, 0));
            }
        }
        return children;
    }

    private Element element(int at, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IndexOutOfBoundsException("nested too deep");
        }
        int tag = bytes[at] & 0xFF;
        int first = bytes[at + 1] & 0xFF;
        if (first == 0x80) { // ends with an element of two zeros
            int end = at + 2;
            while (bytes[end] != 0 || bytes[end + 1] != 0) {
                end = element(end, depth + 1).next();
            }
            return new Element(tag, at + 2, end, end + 2);
        }
        int start = at + 2;
        long length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = 0; i < (first & 0x7F); i++) {
                length = Math.min(Integer.MAX_VALUE, length << 8 | (bytes[start++] & 0xFF));
            }
        }
        if (length > bytes.length - start) {
            throw new IndexOutOfBoundsException("longer than there is");
        }
        int end = start + (int) length;
        return new Element(tag, start, end, end);
    }

    /** 1.2.840.113549.1.7.n */
    private static byte[] oid(int last) {
        return new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, (byte) last};
    }
}
