/** Text out of pictures, by the PP-OCRv4 models on onnxruntime. Runs only in the reading process: native code may end it. */
@NullMarked
package cn.topcentral.hub.connectors.extraction.ocr;

import org.jspecify.annotations.NullMarked;
