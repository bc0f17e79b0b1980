package cn.topcentral.hub.templates.operation;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A question with a button per answer, and under the facts the lines to type instead. */
public final class QuestionCard {
    private QuestionCard() {}

    public static ButtonInteractionCard render(Question question, TaskId taskId) {
        List<Button> buttons = new ArrayList<>();
        for (Question.Choice choice : question.choices()) {
            buttons.add(new Button(shown(choice.label()), buttons.isEmpty() ? 1 : 2, choice.key()));
        }
        return ButtonInteractionCard.titled(new MainTitle(question.title(), question.note()), buttons, taskId)
                .withSource(Source.of(question.source()))
                .withSubTitle(typed(question))
                .withRows(question.rows().stream()
                        .map(row -> HorizontalContent.of(row.name(), shown(row.value())))
                        .toList());
    }

    private static Optional<String> typed(Question question) {
        String lines = question.choices().stream()
                .map(Question.Choice::typed)
                .filter(line -> !line.isEmpty())
                .map(CleanText::line)
                .collect(Collectors.joining("\n"));
        String all = (lines.isEmpty() ? "" : "也可以发：" + lines)
                + question.otherwise()
                        .map(text -> (lines.isEmpty() ? "" : "\n") + text)
                        .orElse("");
        return Optional.of(all).filter(text -> !text.isEmpty());
    }

    private static String shown(String text) {
        String clean = CleanText.line(text);
        return clean.isEmpty() ? "（空）" : clean;
    }
}
