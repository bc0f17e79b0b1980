package cn.topcentral.hub.templates.page.record;

import cn.topcentral.hub.templates.page.View;
import java.util.List;
import java.util.Optional;

/**
 * What A10 found in a record, why, and what people say of it.
 *
 * @param path where corrections are sent: the record's own address is the part of it before the last slash
 * @param prefix of the ids, so that several records fit on one page
 * @param csrf what the forms send along
 * @param state why there is nothing, or what is wrong with it; empty when all is well
 * @param engine which engine found it, when, and how sure it is of the intent; may be empty
 * @param remarks what people wrote about the rest
 */
public record RecordLabels(
        String path,
        String prefix,
        String csrf,
        String state,
        String summary,
        List<Group> groups,
        List<Facts> facts,
        String engine,
        List<Judgement> remarks)
        implements View {
    public RecordLabels {
        groups = List.copyOf(groups);
        facts = List.copyOf(facts);
        remarks = List.copyOf(remarks);
    }

    /** The words a label rests on, and where they are marked; the link is empty where the text does not hold them any more. */
    public record Quote(String link, String words) {}

    /**
     * A label that people judge.
     *
     * @param code what the form calls it
     * @param value as it stands now; empty without one
     * @param word the value in Chinese
     * @param tone plain, good, bad or urgent
     * @param detail what the agent says about it; may be empty
     * @param agent the agent's own label where a person's stands instead; else empty
     */
    public record Group(
            String code,
            String title,
            String value,
            String word,
            String tone,
            String detail,
            Optional<Quote> quote,
            String agent,
            List<Judgement> judgements,
            List<Choice> choices) {
        public Group {
            judgements = List.copyOf(judgements);
            choices = List.copyOf(choices);
        }
    }

    /** A value that may be right. */
    public record Choice(String code, String label, boolean current) {}

    /** What somebody said, {@code 王伟} {@code 2小时前} {@code 改为：投诉}. */
    public record Judgement(String who, Moment when, String what) {}

    /** Facts of one kind. */
    public record Facts(String title, List<Fact> facts) {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * One fact.
     *
     * @param note in small type behind it: whose it is, when it is due; may be empty
     */
    public record Fact(String text, String note, Optional<Quote> quote) {
        /** Where it stands in the text, when it is just what was said; then its quote need not stand beside it. */
        public Optional<String> place() {
            return quote.filter(
                            said -> said.words().equals(text) && !said.link().isEmpty())
                    .map(Quote::link);
        }
    }

    @Override
    public String template() {
        return "record/labels.jte";
    }
}
