package cn.topcentral.hub.connectors.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of a session archive: a customer's person writes to the employee wangwei. */
public final class Archive {
    /** Our side in every line. */
    public static final String EMPLOYEE = "wangwei";

    /** A person at a customer, as WeCom writes people outside: {@code wm} and thirty characters. */
    public static final String ZHANG = "wmErxtDgAA9AW32YyyuYRimKr7D1KWlw";

    /** A second one. */
    public static final String LI = "wmErxtDgAAcwMTB7YmDkbeBsAAAAkPqd";

    private static final Instant FIRST = Instant.parse("2024-06-15T01:00:00Z");

    private Archive() {}

    /** One line; the messages of a number are a minute after those of the number before. */
    public static String line(int number, String external) {
        return """
               {"msgid":"%d_external","action":"send","from":"%s","tolist":["%s"],"roomid":"","msgtime":%d,"msgtype":"text",\
               "text":{"content":"第%d条"}}"""
                .formatted(
                        number,
                        external,
                        EMPLOYEE,
                        FIRST.plus(Duration.ofMinutes(number)).toEpochMilli(),
                        number);
    }

    /** Lines with the numbers from {@code first} on. */
    public static String lines(int first, int count, String external) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> line(number, external) + "\n")
                .collect(Collectors.joining());
    }
}
