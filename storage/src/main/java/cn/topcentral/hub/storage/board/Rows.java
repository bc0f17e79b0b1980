package cn.topcentral.hub.storage.board;

import java.util.List;

/**
 * The rows behind a number.
 *
 * @param total how many there are
 * @param first as many as were asked for
 */
public record Rows<T>(long total, List<T> first) {
    public Rows {
        first = List.copyOf(first);
    }
}
