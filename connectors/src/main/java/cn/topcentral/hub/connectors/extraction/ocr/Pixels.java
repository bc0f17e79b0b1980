package cn.topcentral.hub.connectors.extraction.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A picture as one number 0xRRGGBB per pixel, row by row; quick to sample at any point. */
final class Pixels {
    private final int[] colours;
    private final int width;
    private final int height;

    private Pixels(int[] colours, int width, int height) {
        this.colours = colours;
        this.width = width;
        this.height = height;
    }

    static Pixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Pixels(image.getRGB(0, 0, width, height, null, 0, width), width, height);
    }

    /** The picture in another size, on white where it is transparent. */
    static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = scaled.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        canvas.dispose();
        return scaled;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The colour between the four pixels around a point, channel by channel; beyond the edge the edge goes on. */
    double sample(double x, double y, int shift) {
        double inX = Math.min(Math.max(x, 0), width - 1);
        double inY = Math.min(Math.max(y, 0), height - 1);
        int left = (int) inX;
        int top = (int) inY;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double across = inX - left;
        double down = inY - top;
        double above = channel(left, top, shift) * (1 - across) + channel(right, top, shift) * across;
        double below = channel(left, bottom, shift) * (1 - across) + channel(right, bottom, shift) * across;
        return above * (1 - down) + below * down;
    }

    int channel(int x, int y, int shift) {
        return colours[y * width + x] >> shift & 0xff;
    }
}
