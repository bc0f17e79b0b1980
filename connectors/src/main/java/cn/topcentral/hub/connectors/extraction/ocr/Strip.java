package cn.topcentral.hub.connectors.extraction.ocr;

import java.nio.FloatBuffer;

/** A run of text cut out of its picture, laid level and scaled to the 48 rows the models read. */
final class Strip {
    static final int ROWS = 48;
    /** A line of text wider than this is a decoration; memory grows with it. */
    private static final int MOST_COLUMNS = 48 * 100;

    private final float[] values;
    private final int columns;

    private Strip(float[] values, int columns) {
        this.values = values;
        this.columns = columns;
    }

    static Strip cut(Pixels picture, TextBox box) {
        double along = box.vertical() ? box.height() : box.width();
        double across = box.vertical() ? box.width() : box.height();
        int columns = (int) Math.min(MOST_COLUMNS, Math.max(1, Math.rint(ROWS * along / across)));
        float[] values = new float[3 * ROWS * columns];
        // Large characters are averaged over several points per pixel, or thin strokes fall between them.
        int points = (int) Math.max(1, Math.min(4, Math.rint(across / ROWS)));
        double cos = Math.cos(box.angle());
        double sin = Math.sin(box.angle());
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < columns; column++) {
                for (int channel = 0; channel < 3; channel++) {
                    double sum = 0;
                    for (int point = 0; point < points * points; point++) {
                        int pointColumn = point % points;
                        int pointRow = point / points;
                        double t = (column + (pointColumn + 0.5) / points) / columns - 0.5;
                        double s = (row + (pointRow + 0.5) / points) / ROWS - 0.5;
                        // Text that runs downwards is turned counter-clockwise: its reading direction is the box's
                        // height.
                        double u = box.vertical() ? -s * box.width() : t * box.width();
                        double v = box.vertical() ? t * box.height() : s * box.height();
                        sum += picture.sample(
                                box.centreX() + u * cos - v * sin - 0.5,
                                box.centreY() + u * sin + v * cos - 0.5,
                                8 * channel);
                    }
                    values[(channel * ROWS + row) * columns + column] =
                            (float) (sum / (points * points) / 255.0 * 2 - 1);
                }
            }
        }
        return new Strip(values, columns);
    }

    int columns() {
        return columns;
    }

    /** Turned by 180°. */
    Strip turned() {
        float[] turned = new float[values.length];
        int plane = ROWS * columns;
        for (int i = 0; i < values.length; i++) {
            turned[i] = values[i / plane * plane + plane - 1 - i % plane];
        }
        return new Strip(turned, columns);
    }

    /** As a picture of a given width: squeezed when it is wider, with grey after it when it is narrower. */
    FloatBuffer fitted(int width) {
        FloatBuffer fitted = FloatBuffer.allocate(3 * ROWS * width);
        for (int line = 0; line < 3 * ROWS; line++) {
            for (int column = 0; column < width; column++) {
                int source = columns > width ? (int) ((long) column * columns / width) : column;
                fitted.put(source < columns ? values[line * columns + source] : 0);
            }
        }
        return fitted.rewind();
    }
}
