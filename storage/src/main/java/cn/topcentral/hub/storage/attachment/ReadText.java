package cn.topcentral.hub.storage.attachment;

import java.util.Optional;

/**
 * What came out of reading a file.
 *
 * @param text empty when there is none in it
 * @param remark why there is none, or what is missing from it; shown to people
 * @param readBy method and version, e.g. {@code tika-3.2.3}
 */
public record ReadText(String text, Optional<String> remark, String readBy) {}
