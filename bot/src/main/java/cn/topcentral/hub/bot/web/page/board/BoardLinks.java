package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the rows behind the board's numbers are.
 *
 * @param period as the board is looked at, to come back to
 */
record BoardLinks(BoardPeriod period) {
    static final String BOARD = "/board";
    static final String ROWS = BOARD + "/rows";

    static String board(BoardPeriod period) {
        return BOARD + "?range=" + period.code();
    }

    /** @param person a userid; blank for nobody's; absent for everybody's */
    String rows(Figure figure, Optional<String> person) {
        return ROWS + "?figure=" + figure.code() + "&range=" + period.code()
                + person.map(userid -> "&person=" + encoded(userid)).orElse("");
    }

    String rows(Figure figure, Optional<String> person, ChartSpan span) {
        return rows(figure, person) + "&from=" + span.first() + "&to=" + span.last();
    }

    URI day(ChartSpan bucket) {
        return URI.create(rows(Figure.CONTACTS, Optional.empty(), bucket));
    }

    String stage(String stage) {
        return rows(Figure.SALES, Optional.empty()) + "&stage=" + encoded(stage);
    }

    static String customer(CustomerId id) {
        return "/c/" + encoded(id.value());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
