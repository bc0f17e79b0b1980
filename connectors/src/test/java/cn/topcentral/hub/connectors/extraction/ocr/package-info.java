/** Tests of character recognition, on pictures drawn here. */
@NullMarked
package cn.topcentral.hub.connectors.extraction.ocr;

import org.jspecify.annotations.NullMarked;
