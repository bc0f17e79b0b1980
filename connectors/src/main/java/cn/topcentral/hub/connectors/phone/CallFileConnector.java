package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.TextEncoding;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads call records from CSV and JSON files, for calls over the 400 number or for calls of mobile phones. */
public final class CallFileConnector implements FileConnector {
    private static final int SNIFFED_BYTES = 8192;

    private final String channel;
    private final CallDecoder decoder;

    private CallFileConnector(String channel, CallDecoder decoder) {
        this.channel = channel;
        this.decoder = decoder;
    }

    /** The channel {@code phone}: calls over the 400 number and the switchboard. */
    public static CallFileConnector phone(CallSettings settings) {
        return new CallFileConnector("phone", new CallDecoder(settings, CommunicationType.PHONE, "phone_csv"));
    }

    /** The channel {@code mobile}: calls that staff make and take with their own phones. */
    public static CallFileConnector mobile(CallSettings settings) {
        return new CallFileConnector(
                "mobile", new CallDecoder(settings, CommunicationType.MOBILE, "mobile:" + settings.organisation()));
    }

    @Override
    public String channel() {
        return channel;
    }

    /** CSV files, and JSON files that do not look like chat messages. */
    @Override
    public boolean accepts(Path file) {
        return isCsv(file) || (JsonCalls.isJson(file) && !start(file).contains("\"msgid\""));
    }

    @Override
    public Stream<ImportItem> read(Path file) throws IOException {
        if (JsonCalls.isLines(file)) {
            return new JsonCalls(decoder).readLines(file);
        }
        if (isWorkbook(file)) {
            return whole("this is an Excel workbook; save it as \"CSV UTF-8\" and import that");
        }
        Optional<Charset> charset = TextEncoding.of(file);
        if (charset.isEmpty()) {
            return whole("the text is neither UTF-8 nor GBK; save the file as \"CSV UTF-8\"");
        }
        return JsonCalls.isJson(file)
                ? new JsonCalls(decoder).readRecords(file, charset.get())
                : new CsvCalls(decoder).read(file, charset.get());
    }

    private static Stream<ImportItem> whole(String reason) {
        return Stream.of(new ImportItem.Rejected("", reason));
    }

    private static boolean isCsv(Path file) {
        return lowerCaseName(file).endsWith(".csv");
    }

    private static String lowerCaseName(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    /** A workbook is a zip, or in the old format a compound file. */
    private static boolean isWorkbook(Path file) {
        String start = start(file);
        return start.startsWith("PK\u0003\u0004") || start.startsWith("\u00d0\u00cf\u0011\u00e0");
    }

    private static String start(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            // Let reading it report why.
            return "";
        }
    }
}
