package cn.topcentral.hub.connectors.extraction.ocr;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text in a picture. Loading takes about a second and 100 MB, so it is made when the first picture comes. Used by one thread.
 */
public final class PictureReader {
    /** Names the method in {@code extracted_by}; to be raised when the result on the same picture changes. */
    public static final String METHOD = "ppocr-v4/1";

    /** Text on pictures taller than this times their width (long chat screenshots) is read piece by piece, or it would be shrunk to dust. */
    private static final double TALL = 2;

    private static final int LEAST_PIECE = 960;

    private final TextDetector detector = new TextDetector();
    private final DirectionClassifier directions = new DirectionClassifier();
    private final TextRecogniser recogniser = new TextRecogniser();

    /** One line of text per line of the picture, cells apart by a tab; empty when there is no text in it. */
    public String read(BufferedImage picture) {
        Pixels pixels = Pixels.of(picture);
        List<ReadingOrder.Run> runs = new ArrayList<>();
        for (TextBox box : boxes(picture)) {
            Strip strip = Strip.cut(pixels, box);
            String text = recogniser.read(directions.upsideDown(strip) ? strip.turned() : strip);
            if (!text.isEmpty()) {
                runs.add(new ReadingOrder.Run(box, text));
            }
        }
        return ReadingOrder.of(runs);
    }

    private List<TextBox> boxes(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (height <= Math.max(LEAST_PIECE, TALL * width)) {
            return detector.detect(picture);
        }
        int piece = (int) Math.max(LEAST_PIECE, TALL * width);
        // A line cut at the edge of one piece is whole in the next: they overlap, and each keeps what is nearer to its
        // middle.
        int overlap = Math.max(1, piece / 8);
        List<TextBox> boxes = new ArrayList<>();
        for (int top = 0; top < height; top += piece - overlap) {
            int bottom = Math.min(height, top + piece);
            double from = top == 0 ? 0 : top + overlap / 2.0;
            double until = bottom == height ? height : bottom - overlap / 2.0;
            for (TextBox box : detector.detect(picture.getSubimage(0, top, width, bottom - top))) {
                TextBox placed = box.movedDown(top);
                if (placed.centreY() >= from && placed.centreY() < until) {
                    boxes.add(placed);
                }
            }
            if (bottom == height) {
                break;
            }
        }
        return boxes;
    }
}
