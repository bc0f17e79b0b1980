package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.storage.audit.AuditQuery;
import cn.topcentral.hub.templates.text.ChineseTime;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the address of the audit trail asks for: {@code actor}, {@code action}, {@code subject}, {@code from} and {@code to} (days in Asia/Shanghai, that of
 * {@code to} included), {@code before} (a place in the trail).
 */
record AuditRequest(Map<String, String> values, Optional<AuditQuery.Place> before) {
    private static final List<String> FIELDS = List.of("actor", "action", "subject", "from", "to");
    private static final int MOST_CHARS = 200;

    static AuditRequest of(Context context) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            Optional.ofNullable(context.queryParam(field))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> values.put(field, checked(field, value)));
        }
        return new AuditRequest(
                values, Optional.ofNullable(context.queryParam("before")).map(AuditRequest::place));
    }

    private static String checked(String field, String value) {
        if (value.length() > MOST_CHARS || value.indexOf('\0') >= 0) {
            throw wrong(field);
        }
        return value;
    }

    AuditQuery query(int limit) {
        return new AuditQuery(
                value("actor"), value("action"), value("subject"), day("from", 0), day("to", 1), before, limit);
    }

    private Optional<String> value(String field) {
        return Optional.ofNullable(values.get(field));
    }

    private Optional<Instant> day(String field, int daysAfter) {
        return value(field).map(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 1970 && day.getYear() < 9999) {
                    return day.plusDays(daysAfter)
                            .atStartOfDay(ChineseTime.ZONE)
                            .toInstant();
                }
            } catch (DateTimeException e) {
                // Answered below, like a day that is out of range.
            }
            throw wrong(field);
        });
    }

    /** The same filter elsewhere, or from another place on. */
    URI at(String path, Optional<AuditQuery.Place> place) {
        String query = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String full = place.map(some -> query + "&before=" + some.happenedAt() + "_" + some.id())
                .orElse(query);
        return URI.create(full.isEmpty() ? path : path + "?" + full);
    }

    private static AuditQuery.Place place(String text) {
        try {
            int end = text.lastIndexOf('_');
            return new AuditQuery.Place(
                    Instant.parse(text.substring(0, Math.max(0, end))), Long.parseLong(text.substring(end + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            throw wrong("before");
        }
    }

    private static ProblemException wrong(String parameter) {
        return new ProblemException(Problem.badRequest(
                "The parameter '" + parameter + "' cannot be read.", "筛选条件“" + parameter + "”看不懂，请清除后重新筛选。"));
    }
}
