package cn.topcentral.hub.connectors.extraction.ocr;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/** Pictures of the kinds customers send, drawn with the system's Chinese font, with the text they hold. */
public final class RenderedPages {
    /**
     * A picture and what it says.
     *
     * @param text lines in reading order, cells of a line apart by blanks
     */
    public record Page(String name, BufferedImage picture, String text) {}

    private static final String FONT = "Noto Sans CJK SC";

    private RenderedPages() {}

    /** Whether the font is installed; without it every character is a box. */
    public static boolean possible() {
        return new Font(FONT, Font.PLAIN, 12).getFamily().equals(FONT);
    }

    public static List<Page> all() {
        return List.of(quote(), card(), chat(), table(), photographed());
    }

    public static Page quote() {
        List<String> lines = List.of(
                "报价单",
                "致：宁波奥克斯空调有限公司 采购部 王建国 先生",
                "感谢贵司询价，现就PCR-ABS再生料报价如下：",
                "PCR-ABS-1000 黑色，熔指20，含税单价15200元/吨",
                "PCR-PC-2200 透明，含税单价18650元/吨",
                "最小起订量5吨，交货期收到定金后7天内发货",
                "付款方式：预付30%，余款发货前付清",
                "报价有效期至2024年6月30日，逾期请重新询价",
                "联系人：李晓梅 电话：0574-87654321");
        Canvas page = new Canvas(1240, 900, Color.WHITE);
        page.line(lines.get(0), 520, 100, 52, Color.BLACK);
        for (int i = 1; i < lines.size(); i++) {
            page.line(lines.get(i), 90, 120 + i * 82, 32, Color.BLACK);
        }
        return new Page("quote", page.image, String.join("\n", lines));
    }

    public static Page card() {
        Canvas page = new Canvas(900, 540, new Color(0x0e, 0x2a, 0x47));
        page.line("张志强", 60, 130, 64, Color.WHITE);
        page.line("采购总监", 60, 200, 30, new Color(0xd8, 0xc0, 0x80));
        page.line("苏州华创精密塑胶科技有限公司", 60, 300, 34, Color.WHITE);
        page.line("手机：13812345678", 60, 370, 28, Color.WHITE);
        page.line("邮箱：zhang.zq@huachuang.com", 60, 420, 28, Color.WHITE);
        page.line("地址：江苏省苏州市工业园区星湖街328号", 60, 470, 28, Color.WHITE);
        return new Page(
                "card",
                page.image,
                "张志强\n采购总监\n苏州华创精密塑胶科技有限公司\n手机：13812345678\n邮箱：zhang.zq@huachuang.com\n地址：江苏省苏州市工业园区星湖街328号");
    }

    /** Tall, as phones make them, with small grey times between the bubbles. */
    public static Page chat() {
        String[] said = {
            "王经理您好，上次寄的样品测试过了",
            "冲击强度达标，颜色稍微有点偏黄",
            "能不能把色差控制在1.5以内？",
            "可以的，我们加色母调整一下",
            "那价格还是15200吗？",
            "量大可以再谈，每月50吨以上优惠200元",
            "好的，下周三之前给我正式报价",
            "没问题，周二发您邮箱",
            "另外阻燃V0的PC/ABS有现货吗",
            "有，宁波仓库还有12吨",
            "先帮我留3吨，月底前要到厂",
            "收到，今天就安排锁货"
        };
        Canvas page = new Canvas(1080, 2900, new Color(0xed, 0xed, 0xed));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < said.length; i++) {
            int y = 160 + i * 225;
            String time = "上午 10:" + (10 + i * 3);
            page.line(time, 460, y, 30, new Color(0x99, 0x99, 0x99));
            boolean ours = i == 3 || i == 5 || i == 7 || i == 9 || i == 11;
            int width = said[i].codePointCount(0, said[i].length()) * 42 + 60;
            int x = ours ? 1000 - width : 80;
            page.bubble(x, y + 35, width, 110, ours ? new Color(0x95, 0xec, 0x69) : Color.WHITE);
            page.line(said[i], x + 30, y + 105, 40, Color.BLACK);
            text.append(time).append('\n').append(said[i]).append('\n');
        }
        return new Page("chat", page.image, text.toString());
    }

    public static Page table() {
        String[][] rows = {
            {"牌号", "颜色", "数量(吨)", "单价(元/吨)", "交货日期"},
            {"PCR-ABS-1000", "黑色", "20", "15200", "2024-07-05"},
            {"PCR-PC-2200", "透明", "8.5", "18650", "2024-07-08"},
            {"PC/ABS-3010", "灰白", "12", "17380", "2024-07-12"},
            {"PA66-GF30", "本色", "6", "21900", "2024-07-15"},
            {"PCR-HIPS-500", "蓝色", "30", "11250", "2024-07-20"}
        };
        Canvas page = new Canvas(1300, 620, Color.WHITE);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < 5; column++) {
                page.cell(40 + column * 244, 40 + row * 90, 244, 90);
                page.line(rows[row][column], 56 + column * 244, 96 + row * 90, 28, Color.BLACK);
            }
            text.append(String.join(" ", rows[row])).append('\n');
        }
        return new Page("table", page.image, text.toString());
    }

    /** The quote held at an angle, under uneven light, with the noise of a cheap camera. */
    public static Page photographed() {
        Page flat = quote();
        BufferedImage photo = new BufferedImage(1500, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = photo.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setColor(new Color(0x60, 0x50, 0x40));
        canvas.fillRect(0, 0, 1500, 1200);
        AffineTransform held = AffineTransform.getRotateInstance(Math.toRadians(6), 750, 600);
        held.translate(130, 150);
        canvas.drawImage(flat.picture(), held, null);
        canvas.dispose();
        Random noise = new Random(7);
        for (int y = 0; y < 1200; y++) {
            for (int x = 0; x < 1500; x++) {
                int colour = photo.getRGB(x, y);
                double light = 0.65 + 0.3 * x / 1500 + noise.nextGaussian() * 0.03;
                int shaded = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    int channel = (int) Math.max(0, Math.min(255, (colour >> shift & 0xff) * light));
                    shaded |= channel << shift;
                }
                photo.setRGB(x, y, shaded);
            }
        }
        return new Page("photographed", photo, flat.text());
    }

    private static final class Canvas {
        private final BufferedImage image;
        private final Graphics2D graphics;

        Canvas(int width, int height, Color background) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(background);
            graphics.fillRect(0, 0, width, height);
        }

        void line(String text, int x, int y, int size, Color colour) {
            graphics.setColor(colour);
            graphics.setFont(new Font(FONT, Font.PLAIN, size));
            graphics.drawString(text, x, y);
        }

        void bubble(int x, int y, int width, int height, Color colour) {
            graphics.setColor(colour);
            graphics.fillRoundRect(x, y, width, height, 20, 20);
        }

        void cell(int x, int y, int width, int height) {
            graphics.setColor(Color.DARK_GRAY);
            graphics.drawRect(x, y, width, height);
        }
    }
}
