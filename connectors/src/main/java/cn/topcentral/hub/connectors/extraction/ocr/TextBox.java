package cn.topcentral.hub.connectors.extraction.ocr;

/**
 * A rectangle around a run of text, in any direction.
 *
 * @param width along the direction of reading
 * @param angle of the direction of reading against the horizontal, between -45° and 45°, in radians
 */
record TextBox(double centreX, double centreY, double width, double height, double angle) {

    /** The same rectangle with {@code margin} more on each side. */
    TextBox grown(double margin) {
        return new TextBox(centreX, centreY, width + 2 * margin, height + 2 * margin, angle);
    }

    TextBox scaled(double factorX, double factorY) {
        return new TextBox(centreX * factorX, centreY * factorY, width * factorX, height * factorY, angle);
    }

    TextBox movedDown(double by) {
        return new TextBox(centreX, centreY + by, width, height, angle);
    }

    double left() {
        return centreX - width / 2;
    }

    double right() {
        return centreX + width / 2;
    }

    /** Whether the text runs downwards, as on a sign or a spine. */
    boolean vertical() {
        return height >= 1.5 * width;
    }
}
