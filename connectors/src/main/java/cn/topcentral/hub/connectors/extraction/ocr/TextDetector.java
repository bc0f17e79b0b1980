package cn.topcentral.hub.connectors.extraction.ocr;

import cn.topcentral.hub.connectors.extraction.ocr.SmallestRectangle.Point;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds where text is: the model gives each pixel a probability of belonging to text (Liao et al., Differentiable Binarization, 2020), each connected
 * region above the threshold becomes a rectangle, grown again by what training had shrunk it.
 */
final class TextDetector {
    /** The side of a picture the model is shown at most; larger ones cost time and memory and find no more. */
    private static final int LONGEST_SIDE = 1600;
    /** Small pictures are enlarged to this, as the model misses small characters. */
    private static final int SHORTEST_LONG_SIDE = 960;

    private static final int STRIDE = 32;
    private static final double PIXEL_THRESHOLD = 0.3;
    private static final double BOX_THRESHOLD = 0.5;
    private static final double GROWTH = 1.6;
    private static final int SMALLEST_SIDE = 3;
    private static final int MOST_BOXES = 2000;
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private final OcrModel model = OcrModel.load("ch_PP-OCRv4_det_infer.onnx");

    List<TextBox> detect(BufferedImage image) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        double factor = (double) Math.max(SHORTEST_LONG_SIDE, Math.min(LONGEST_SIDE, longest)) / longest;
        int width = strides(image.getWidth() * factor);
        int height = strides(image.getHeight() * factor);
        FloatBuffer picture = normalised(Pixels.of(Pixels.scaled(image, width, height)));
        FloatBuffer probabilities = model.ask(picture, height, width).values();
        double backX = (double) image.getWidth() / width;
        double backY = (double) image.getHeight() / height;
        return regions(probabilities, width, height).stream()
                .map(box -> box.scaled(backX, backY))
                .toList();
    }

    private static int strides(double side) {
        return Math.max(STRIDE, (int) Math.rint(side / STRIDE) * STRIDE);
    }

    private static FloatBuffer normalised(Pixels pixels) {
        FloatBuffer planes = FloatBuffer.allocate(3 * pixels.width() * pixels.height());
        for (int channel = 0; channel < 3; channel++) {
            // The model was trained on OpenCV's order: blue, green, red.
            int shift = 8 * channel;
            for (int y = 0; y < pixels.height(); y++) {
                for (int x = 0; x < pixels.width(); x++) {
                    planes.put((float) ((pixels.channel(x, y, shift) / 255.0 - MEAN[channel]) / DEVIATION[channel]));
                }
            }
        }
        return planes.rewind();
    }

    private static List<TextBox> regions(FloatBuffer probabilities, int width, int height) {
        boolean[] seen = new boolean[width * height];
        int[] stack = new int[width * height];
        List<TextBox> boxes = new ArrayList<>();
        for (int start = 0; start < seen.length && boxes.size() < MOST_BOXES; start++) {
            if (!seen[start] && probabilities.get(start) > PIXEL_THRESHOLD) {
                Region region = new Region(probabilities, width, height, seen, stack);
                region.fillFrom(start);
                region.box().ifPresent(boxes::add);
            }
        }
        return boxes;
    }

    /** The pixels connected with one pixel, of which only the first and last of each row matter to the rectangle. */
    private static final class Region {
        private final FloatBuffer probabilities;
        private final int width;
        private final int height;
        private final boolean[] seen;
        private final int[] stack;
        private final TreeMap<Integer, int[]> rows = new TreeMap<>();
        private int waiting;
        private int count;
        private double sum;

        Region(FloatBuffer probabilities, int width, int height, boolean[] seen, int[] stack) {
            this.probabilities = probabilities;
            this.width = width;
            this.height = height;
            this.seen = seen;
            this.stack = stack;
        }

        void fillFrom(int start) {
            visit(start);
            while (waiting > 0) {
                int pixel = stack[--waiting];
                int x = pixel % width;
                int y = pixel / width;
                for (int nearY = Math.max(0, y - 1); nearY <= Math.min(height - 1, y + 1); nearY++) {
                    for (int nearX = Math.max(0, x - 1); nearX <= Math.min(width - 1, x + 1); nearX++) {
                        visit(nearY * width + nearX);
                    }
                }
            }
        }

        private void visit(int pixel) {
            double probability = probabilities.get(pixel);
            if (seen[pixel] || probability <= PIXEL_THRESHOLD) {
                return;
            }
            seen[pixel] = true;
            stack[waiting++] = pixel;
            count++;
            sum += probability;
            int x = pixel % width;
            int[] ends = rows.computeIfAbsent(pixel / width, row -> new int[] {x, x});
            ends[0] = Math.min(ends[0], x);
            ends[1] = Math.max(ends[1], x);
        }

        Optional<TextBox> box() {
            if (sum / count < BOX_THRESHOLD) {
                return Optional.empty();
            }
            List<Point> outline = new ArrayList<>();
            rows.forEach((row, ends) -> {
                outline.add(new Point(ends[0], row));
                outline.add(new Point(ends[1], row));
            });
            TextBox shrunk = SmallestRectangle.around(outline);
            if (Math.min(shrunk.width(), shrunk.height()) < SMALLEST_SIDE) {
                return Optional.empty();
            }
            double margin = shrunk.width() * shrunk.height() * GROWTH / (2 * (shrunk.width() + shrunk.height()));
            return Optional.of(shrunk.grown(margin));
        }
    }
}
