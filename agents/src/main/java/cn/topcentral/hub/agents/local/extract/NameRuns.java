package cn.topcentral.hub.agents.local.extract;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in a clause a Chinese firm's name could stand. A segmenter knows the words of the language and not the names of firms, so that a name is
 * what it leaves over: a run of single characters (博|塑, 中|新|华美), with a place before it and an industry word behind it.
 */
final class NameRuns {
    /** Characters that stand alone as words; a name ends before one. */
    private static final Set<Integer> ALONE = characters(
            "的了是在和跟与及或被比给从向往就也都还又再才刚只已曾不没未别很太更最较挺我你您他她它咱俺这那哪此该其各每某个把让叫要想说讲问答看听去来"
                    + "出入进回过上下里外前后左右家厂人货料样价钱款票单车包袋箱柜吨斤件号日月周年时点分秒度做干打开关停换用买卖拿收发送交付欠拖定签批改退扣罚涨降跌贵便低多少快慢坏能可应得着们吗呢吧啊呀哦嗯"
                    + "哈啦嘛么两一二三四五六七八九十百千几半第请谢等先找靠转选抢谈聊约报对因但而若如即则所以于由替为均共嫌催当总工姐哥嫂叔姨爷您盖壳架板管桶筒片条扣环轮座柄罩门盒线指熔粉膜模注期账税费率班组部处课室岗"
                    + "者员匠跑差断缺少试测验查接挂烧烤烘焦粘裂软硬厚薄黑白灰红黄蓝色味气水油电火灯螺丝钉杯瓶字图表样品带挑看着吃喝住走站坐睡起写读学教帮陪催愁怕怪骂夸笑哭死活难易早晚按照依借份缩网刷脸司嘴脚匝另称据");
    /** As good for a name as for a word: a name needs one other character. */
    private static final Set<Integer> WEAK =
            characters("大小高新老好会行天地中到成生本全同现合特实方法事心手头身面边力量长短重轻强平安利原正直主次副真假有无非使作当能够些种样次位名号种东西南北");

    private static final Set<String> INDUSTRIES = Set.of(
            "塑料", "塑化", "塑业", "塑胶", "橡塑", "新材", "新材料", "高分子", "聚合物", "再生", "改性", "化工", "石化", "科技", "股份", "集团", "公司",
            "材料", "实业", "工贸", "循环", "环保", "资源", "有限公司", "工程塑料", "合金", "化学", "颗粒");
    private static final Pattern INDUSTRY = Pattern.compile(
            "(?:塑料|塑化|塑业|塑胶|橡塑|新材料?|高分子|聚合物|再生|改性|化工|石化|科技|股份|集团|公司|材料|实业|工贸|循环|环保|资源|化学)+(?:有限公司|厂)?$");
    /** Nouns, verbs, times, pronouns and the like; not what only praises, of which firms make names too (鼎盛, 鼎力). */
    private static final String ORDINARY = "nvtrcpsfmqbugi";

    private static final int LONGEST_CORE = 5;

    private static final Segment SEGMENT = new ViterbiSegment()
            .enableCustomDictionary(false)
            .enableNameRecognize(false)
            .enableTranslatedNameRecognize(false)
            .enablePlaceRecognize(false)
            .enableOrganizationRecognize(false)
            .enableNumberQuantifierRecognize(false);

    private NameRuns() {}

    /**
     * A place where a name could stand.
     *
     * @param start in the clause
     * @param end after its last character
     * @param industry whether it ends in what firms call themselves after: 再生, 新材料
     */
    record Run(int start, int end, boolean industry) {}

    /** The runs of a clause, in order, none touching another. */
    static List<Run> in(String clause) {
        List<Run> runs = new ArrayList<>();
        int offset = 0;
        int start = -1;
        int core = 0;
        boolean strong = false;
        boolean industry = false;
        for (Term term : SEGMENT.seg(clause)) {
            String word = term.word;
            boolean place = word.length() > 1 && isPlace(term);
            boolean suffix = core > 1 && INDUSTRIES.contains(word);
            boolean part = !industry && !place && isPart(term);
            if (start >= 0 && !suffix && !part) {
                close(runs, start, offset, core, strong, industry);
                start = -1;
            }
            if (start < 0 && (place || part)) {
                start = offset;
                core = 0;
                strong = false;
                industry = false;
            }
            core += part ? word.length() : 0;
            strong |= part && (word.length() > 1 || !WEAK.contains(word.codePointAt(0)));
            industry |= suffix;
            offset += word.length();
        }
        if (start >= 0) {
            close(runs, start, offset, core, strong, industry);
        }
        return runs;
    }

    /** Whether it is a word of the language, as 恒温 is and 恒裕 is not. */
    static boolean isWord(String name) {
        CoreDictionary.Attribute known = CoreDictionary.get(name);
        return known != null
                && !nameLike(known.nature[0].toString())
                && ORDINARY.indexOf(known.nature[0].toString().charAt(0)) >= 0;
    }

    /** Whether a map knows it. */
    static boolean isPlace(String name) {
        CoreDictionary.Attribute known = CoreDictionary.get(name);
        return known != null && known.nature[0].toString().startsWith("ns");
    }

    /** Whether a character stands in it that no name has: 天可以向集团. */
    static boolean hasLooseWord(String name) {
        return INDUSTRY.matcher(name)
                .replaceFirst("")
                .codePoints()
                .anyMatch(character -> ALONE.contains(character) && FirmName.CHARACTERS.indexOf(character) < 0);
    }

    private static void close(List<Run> runs, int start, int end, int core, boolean strong, boolean industry) {
        if (strong && core > 1 && core <= LONGEST_CORE) {
            runs.add(new Run(start, end, industry));
        }
    }

    private static boolean isPlace(Term term) {
        return term.nature.toString().startsWith("ns");
    }

    private static boolean isPart(Term term) {
        int first = term.word.codePointAt(0);
        if (Character.UnicodeScript.of(first) != Character.UnicodeScript.HAN) {
            return false;
        }
        return term.word.length() == 1
                ? !ALONE.contains(first)
                : term.word.length() <= 3 && nameLike(term.nature.toString());
    }

    private static boolean nameLike(String nature) {
        return nature.startsWith("nz") || nature.startsWith("nr") || nature.startsWith("nt") || nature.startsWith("ns");
    }

    private static Set<Integer> characters(String all) {
        return all.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    }
}
