package cn.topcentral.hub.connectors.wechat;

/** A sender's file name made fit to show and to save: no folders, nothing invisible, not too long. */
final class SafeFileName {
    private static final int MAX_CHARACTERS = 150;
    private static final int MAX_ENDING = 20;

    private SafeFileName() {}

    static String of(String claimed) {
        String visible = claimed.replaceAll("[\\p{Cc}\\p{Cf}]", "");
        String name = visible.substring(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1)
                .strip();
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "未命名文件" : shorten(name);
    }

    /** Keeps the ending, by which people and programs know the kind of the file. */
    private static String shorten(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MAX_CHARACTERS) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= MAX_ENDING ? name.substring(dot) : "";
        int kept = MAX_CHARACTERS - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + ending;
    }
}
