package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.importing.TextEncoding;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The whole text of a report's file, whatever its encoding. */
public final class ReportText {
    private static final long MAX_BYTES = 20L << 20;

    private ReportText() {}

    /**
     * Reads a file.
     *
     * @throws UnreadableReportException when it is larger than 20 MB or no text
     */
    public static String of(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new UnreadableReportException("the file is larger than 20 MB; split it");
        }
        Charset charset = TextEncoding.of(file)
                .orElseThrow(() ->
                        new UnreadableReportException("the text is neither UTF-8 nor GBK; save the file as UTF-8"));
        try (Reader text = TextEncoding.open(file, charset)) {
            StringWriter whole = new StringWriter();
            text.transferTo(whole);
            return whole.toString();
        }
    }

    /** Whether a file's name ends so, in any case. */
    public static boolean endsWith(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
