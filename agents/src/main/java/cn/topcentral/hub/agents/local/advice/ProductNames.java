package cn.topcentral.hub.agents.local.advice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a material may be called in talk. */
final class ProductNames {
    private ProductNames() {}

    /** Whether an opportunity says which material it is about. */
    static boolean known(String product) {
        return !product.isBlank() && !product.equals("待确认");
    }

    /** {@code PCR-ABS-1000}, {@code ABS-1000}. Without the number it would be another grade. */
    static List<String> of(String product) {
        String plain = product.toUpperCase(Locale.ROOT).startsWith("PCR-") ? product.substring(4) : product;
        return Stream.of(product, plain, product.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() >= 2)
                .distinct()
                .toList();
    }
}
