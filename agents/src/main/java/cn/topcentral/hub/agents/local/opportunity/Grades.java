package cn.topcentral.hub.agents.local.opportunity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises materials of the catalogue however they are written: {@code pcr abs 1000}, {@code ABS杠1000}, {@code 再生PC}. Thread-safe. */
final class Grades {
    private static final String GRADE_NUMBER = "(?:[-\\s]?([A-Z]{0,3}\\d{1,5}[A-Z0-9]*))?";

    private final GradeCatalogue catalogue;
    private final Map<String, String> familyOfPolymer = new HashMap<>();
    /** What names begin with: most Chinese sentences hold none of it and need no search. */
    private final String initials;

    private final Pattern pattern;

    Grades(GradeCatalogue catalogue) {
        this.catalogue = catalogue;
        List<String> polymers = new ArrayList<>();
        for (GradeCatalogue.Family family : catalogue.families()) {
            for (String polymer : family.polymer()) {
                if (!polymer.isBlank()) {
                    familyOfPolymer.put(plain(polymer), family.name());
                    polymers.add(plain(polymer));
                }
            }
        }
        this.initials = polymers.stream()
                .map(polymer -> polymer.substring(0, 1))
                .distinct()
                .collect(Collectors.joining());
        // The longest first, or PA66 would be read as PA6 and a 6.
        polymers.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        String names = polymers.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        this.pattern =
                Pattern.compile("(?<![A-Z0-9/])(?:PCR[-\\s]?|R-)?(" + names + ")" + GRADE_NUMBER + "(?![A-Z0-9])");
    }

    /** What a product name means; empty for an empty name. */
    Optional<Grade> of(String product) {
        String name = plain(product).strip();
        List<Grade> found = in(name);
        if (!found.isEmpty()) {
            return Optional.of(found.get(0));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(new Grade(name, name));
    }

    /** The materials in a text, each once, in order. */
    List<Grade> in(String text) {
        String plain = plain(text);
        if (plain.chars().noneMatch(character -> initials.indexOf(character) >= 0)) {
            return List.of();
        }
        Set<Grade> grades = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(plain);
        while (matcher.find()) {
            String family = familyOfPolymer.getOrDefault(matcher.group(1), matcher.group(1));
            String number = matcher.group(2);
            grades.add(new Grade(family, number == null ? family : family + "-" + number));
        }
        return List.copyOf(grades);
    }

    /** The families in a text. */
    Set<String> familiesIn(String text) {
        return in(text).stream().map(Grade::family).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    GradeCatalogue catalogue() {
        return catalogue;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replace('杠', '-')
                .replace(" / ", "/");
    }
}
