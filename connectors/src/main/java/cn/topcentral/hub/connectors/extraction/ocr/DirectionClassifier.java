package cn.topcentral.hub.connectors.extraction.ocr;

import java.nio.FloatBuffer;

/** Tells text that stands on its head. */
final class DirectionClassifier {
    private static final int WIDTH = 192;
    private static final double SURE = 0.9;

    private final OcrModel model = OcrModel.load("ch_ppocr_mobile_v2.0_cls_infer.onnx");

    boolean upsideDown(Strip strip) {
        FloatBuffer answer = model.ask(strip.fitted(WIDTH), Strip.ROWS, WIDTH).values();
        return answer.get(1) > SURE;
    }
}
