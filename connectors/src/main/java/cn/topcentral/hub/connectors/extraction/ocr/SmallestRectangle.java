package cn.topcentral.hub.connectors.extraction.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rectangle of least area around points: one of its sides lies on a side of their convex hull (Freeman and Shapira 1975). */
final class SmallestRectangle {
    record Point(double x, double y) {}

    private SmallestRectangle() {}

    static TextBox around(List<Point> points) {
        List<Point> hull = hull(points);
        TextBox best = aligned(hull, 0);
        for (int corner = 0; corner < hull.size(); corner++) {
            Point from = hull.get(corner);
            Point to = hull.get((corner + 1) % hull.size());
            TextBox candidate = aligned(hull, Math.atan2(to.y() - from.y(), to.x() - from.x()));
            if (candidate.width() * candidate.height() < best.width() * best.height() - 1e-6) {
                best = candidate;
            }
        }
        return upright(best);
    }

    private static TextBox aligned(List<Point> hull, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double leastU = Double.MAX_VALUE;
        double mostU = -Double.MAX_VALUE;
        double leastV = Double.MAX_VALUE;
        double mostV = -Double.MAX_VALUE;
        for (Point point : hull) {
            double u = point.x() * cos + point.y() * sin;
            double v = point.y() * cos - point.x() * sin;
            leastU = Math.min(leastU, u);
            mostU = Math.max(mostU, u);
            leastV = Math.min(leastV, v);
            mostV = Math.max(mostV, v);
        }
        double u = (leastU + mostU) / 2;
        double v = (leastV + mostV) / 2;
        return new TextBox(u * cos - v * sin, u * sin + v * cos, mostU - leastU, mostV - leastV, angle);
    }

    /** The same rectangle told with an angle between -45° and 45°. */
    private static TextBox upright(TextBox box) {
        double quarters = Math.rint(box.angle() / (Math.PI / 2));
        double angle = box.angle() - quarters * Math.PI / 2;
        boolean turned = Math.floorMod((long) quarters, 2L) == 1;
        return new TextBox(
                box.centreX(),
                box.centreY(),
                turned ? box.height() : box.width(),
                turned ? box.width() : box.height(),
                angle);
    }

    /** Andrew's monotone chain. */
    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
        List<Point> hull = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int start = hull.size();
            for (int i = 0; i < sorted.size(); i++) {
                Point point = sorted.get(pass == 0 ? i : sorted.size() - 1 - i);
                while (hull.size() >= start + 2
                        && cross(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= 0) {
                    hull.remove(hull.size() - 1);
                }
                hull.add(point);
            }
            hull.remove(hull.size() - 1);
        }
        return hull.isEmpty() ? sorted : hull;
    }

    private static double cross(Point origin, Point a, Point b) {
        return (a.x() - origin.x()) * (b.y() - origin.y()) - (a.y() - origin.y()) * (b.x() - origin.x());
    }
}
