package cn.topcentral.hub.bot.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which names somebody may have meant by a mistyped one. */
final class NearestNames {
    private NearestNames() {}

    /** Names that begin with what was typed, and names at most a third of their letters away; nearest first. */
    static List<String> of(String typed, Collection<String> names, int most) {
        Map<String, Integer> distances = names.stream()
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> name.startsWith(typed) ? 0 : distance(typed, name)));
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue()
                        <= Math.max(1, Math.max(typed.length(), entry.getKey().length()) / 3))
                .filter(entry -> entry.getValue() < entry.getKey().length())
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Letters to insert, delete, replace, or swap with their neighbour (optimal string alignment). */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
