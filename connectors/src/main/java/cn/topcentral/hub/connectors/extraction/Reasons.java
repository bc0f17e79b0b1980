package cn.topcentral.hub.connectors.extraction;

import java.util.Optional;

/** The innermost message of a failure: the outer ones of parsers say only that parsing failed. */
final class Reasons {
    private static final int LONGEST = 200;

    private Reasons() {}

    static String of(Throwable failure) {
        Throwable innermost = failure;
        for (int depth = 0; depth < 20 && innermost.getCause() != null; depth++) {
            innermost = innermost.getCause();
        }
        String message = Optional.ofNullable(innermost.getMessage())
                .filter(text -> !text.isBlank())
                .orElse(innermost.getClass().getSimpleName())
                .replaceAll("\\s+", " ");
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
