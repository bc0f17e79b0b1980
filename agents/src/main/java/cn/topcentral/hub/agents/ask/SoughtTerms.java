package cn.topcentral.hub.agents.ask;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a question looks for: its own words, and the words people use for the same matter.
 *
 * @param subject the question's own words; blank when it has none beside those every question has
 * @param weights how much a word counts when a sentence holds it, in lower case
 * @param details what a sentence on the matter looks like that does not name it: 60 天
 */
public record SoughtTerms(
        String subject,
        Map<String, Double> weights,
        Set<IntentCategory> intents,
        Set<CommunicationType> types,
        List<Pattern> details) {
    private static final double OWN_WORD = 3;
    private static final double RELATED_WORD = 1;
    private static final double PIECE_OF_WORD = 1;
    private static final int LONGEST_WORD = 4;
    /** Nobody asks about more at once; each costs a look-up. */
    private static final int MOST = 16;

    /** What questions are made of, the longer before what they contain. */
    private static final Pattern ASKING = Pattern.compile("谈到哪[儿里一]?步?了?|谈得怎么样|进行到哪|到哪[儿里一]?步?了|怎么样了?|怎么说的?|"
            + "怎么[定谈处]?的?|如何|什么时候|多少钱?|几[天号次个月]|有没有|是不是|能不能|可不可以|是否|为什么|哪[些个家位天里]|什么|"
            + "最近[一几]?次?|上[一]?次|最后|最新|目前|现在|已经|之前|当时|说[过了]?|提到?[过了]?|谈[过了]?|聊[过了]?|问[过了]?|讲[过了]?|"
            + "情况|进展|进度|结果|请问|帮我|看看|查一下|一下|关于|客户|我们|我方|他们|对方|觉得|认为|意见|态度|要求");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}.-]+|[的了吗呢吧么啊是和跟与谁过都还]");
    private static final Pattern PIECE = Pattern.compile("\\p{IsHan}+|[^\\p{IsHan}\\s]+");
    private static final Pattern EDGE = Pattern.compile("^[对在有要给就被把到]+|[对在有要给就上里吗]+$");

    public SoughtTerms {
        weights = Map.copyOf(weights);
        intents = Set.copyOf(intents);
        types = Set.copyOf(types);
        details = List.copyOf(details);
    }

    /** What a question about a customer looks for. */
    public static SoughtTerms of(String question, Customer customer) {
        String rest = question.toLowerCase(Locale.ROOT);
        for (String name : names(customer)) {
            rest = rest.replace(name.toLowerCase(Locale.ROOT), " ");
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        List<String> subject = new ArrayList<>();
        Set<IntentCategory> intents = EnumSet.noneOf(IntentCategory.class);
        List<Pattern> details = new ArrayList<>();
        List<String> related = new ArrayList<>();
        for (Topic topic : Topic.ALL) {
            List<String> said = topic.words().stream().filter(rest::contains).toList();
            if (!said.isEmpty()) {
                intents.addAll(topic.intents());
                details.add(topic.details());
                related.addAll(topic.words());
                for (String word : said) {
                    weights.put(word, OWN_WORD);
                    subject.add(word);
                    rest = rest.replace(word, " ");
                }
            }
        }
        Set<CommunicationType> types = EnumSet.noneOf(CommunicationType.class);
        for (Topic.Channel channel : Topic.CHANNELS) {
            for (String word : channel.words()) {
                if (rest.contains(word)) {
                    types.add(channel.type());
                    rest = rest.replace(word, " ");
                }
            }
        }
        Matcher piece = PIECE.matcher(
                BETWEEN.matcher(ASKING.matcher(rest).replaceAll(" ")).replaceAll(" "));
        while (piece.find()) {
            addPiece(piece.group(), weights, subject);
        }
        related.forEach(word -> weights.putIfAbsent(word, RELATED_WORD));
        return new SoughtTerms(String.join(" ", subject), first(weights), intents, types, details);
    }

    private static void addPiece(String typed, Map<String, Double> weights, List<String> subject) {
        String word = EDGE.matcher(typed).replaceAll("");
        int length = word.codePointCount(0, word.length());
        boolean han = PIECE.matcher(word).matches()
                && Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
        if (length < 2 || (!han && SearchTerms.of(word).isEmpty())) {
            return;
        }
        subject.add(word);
        if (!han || length <= LONGEST_WORD) {
            weights.put(word, OWN_WORD);
        }
        if (han && length > 2) {
            SearchTerms.of(word).forEach(pair -> weights.putIfAbsent(pair, PIECE_OF_WORD));
        }
    }

    private static List<String> names(Customer customer) {
        return Stream.of(Stream.of(customer.name()), customer.shortName().stream(), customer.aliases().stream())
                .flatMap(some -> some)
                .filter(name -> !name.isBlank())
                .toList();
    }

    private static Map<String, Double> first(Map<String, Double> weights) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MOST)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether the question names nothing to look for, so that the newest there is has to do. */
    public boolean isOpen() {
        return weights.isEmpty();
    }
}
