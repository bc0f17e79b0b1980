package cn.topcentral.hub.connectors.extraction.ocr;

/** How many characters have to be changed to make what was read into what is there, of those that are there. Blanks and line ends do not count. */
final class CharacterErrorRate {
    private CharacterErrorRate() {}

    static double of(String read, String there) {
        int[] is = read.replaceAll("\\s", "").codePoints().toArray();
        int[] should = there.replaceAll("\\s", "").codePoints().toArray();
        int[] previous = new int[is.length + 1];
        for (int i = 0; i <= is.length; i++) {
            previous[i] = i;
        }
        for (int j = 1; j <= should.length; j++) {
            int[] current = new int[is.length + 1];
            current[0] = j;
            for (int i = 1; i <= is.length; i++) {
                int changed = previous[i - 1] + (is[i - 1] == should[j - 1] ? 0 : 1);
                current[i] = Math.min(changed, Math.min(previous[i], current[i - 1]) + 1);
            }
            previous = current;
        }
        return (double) previous[is.length] / should.length;
    }
}
