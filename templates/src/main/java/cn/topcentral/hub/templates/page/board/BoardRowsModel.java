package cn.topcentral.hub.templates.page.board;

import cn.topcentral.hub.templates.page.View;
import java.util.List;

/**
 * The rows behind a number of the board.
 *
 * @param back the board as it was left
 * @param title what is counted
 * @param note how; may be blank
 * @param total how many there are, of which {@code rows} may be the first
 */
public record BoardRowsModel(String back, String title, String note, List<Row> rows, long total) implements View {
    /**
     * A row.
     *
     * @param who the customer's name
     * @param text in a line or two; may be blank
     * @param path where it is shown in full; blank for nowhere
     */
    public record Row(String icon, String when, String who, String text, String path) {}

    public BoardRowsModel {
        rows = List.copyOf(rows);
    }

    public boolean shortened() {
        return rows.size() < total;
    }

    @Override
    public String template() {
        return "board/rows.jte";
    }
}
