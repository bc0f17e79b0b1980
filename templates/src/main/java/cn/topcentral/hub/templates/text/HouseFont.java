package cn.topcentral.hub.templates.text;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The font of what is drawn here rather than by the reader's machine: paper and pictures. It comes with the hub ({@code fonts/NOTICE.txt}), because a
 * server has none with Chinese. Thread-safe.
 */
public final class HouseFont {
    /** By which style sheets name it. */
    public static final String FAMILY = "WenQuanYi Micro Hei";

    private static final String RESOURCE = "/fonts/WenQuanYiMicroHei.ttf";

    /** What stands for a character that the font has not; 〓 is what Chinese printers set for a missing type. */
    private static final String MISSING = "〓";

    private HouseFont() {}

    /** Made at the first use: reading five megabytes is not for those who draw nothing. */
    private static final class Loaded {
        static final Font FONT = load();

        private static Font load() {
            try (InputStream stream = stream()) {
                return Font.createFont(Font.TRUETYPE_FONT, stream);
            } catch (FontFormatException e) {
                throw new IllegalStateException(RESOURCE + " is no font", e);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + RESOURCE, e);
            }
        }
    }

    /** At one point; {@code deriveFont} gives other sizes. */
    public static Font font() {
        return Loaded.FONT;
    }

    /** The file. */
    public static InputStream stream() {
        return Objects.requireNonNull(HouseFont.class.getResourceAsStream(RESOURCE), RESOURCE);
    }

    /** A text with what the font can show: icons, which stand beside words here, are left out, and other characters it has not are marked. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' || font().canDisplay(character)) {
                shown.appendCodePoint(character);
            } else if (!isIcon(character)) {
                shown.append(character == 0x2011 ? "-" : MISSING);
            }
        });
        return shown.toString();
    }

    /** Pictures, and what follows them to change their looks or to join them. */
    private static boolean isIcon(int character) {
        int type = Character.getType(character);
        return type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL;
    }
}
