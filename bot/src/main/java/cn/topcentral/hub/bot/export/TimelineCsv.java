package cn.topcentral.hub.bot.export;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a timeline as CSV the way spreadsheets open it by a tap: UTF-8 with a byte order mark, a line per record, and no cell that would be run as a
 * formula. Thread-safe.
 */
final class TimelineCsv {
    /** A cell of Excel holds 32,767 characters. */
    private static final int MOST_CONTENT = 32_000;

    private static final int READ = 500;
    private static final String[] HEAD = {
        "时间", "渠道", "方向", "时长", "参与人", "处理人", "主题", "摘要", "内容", "意图", "情绪", "紧急程度", "附件数", "记录编号"
    };

    private final TimelineRepository records;
    private final UnaryOperator<String> employees;

    /** @param employees the name of an employee by userid */
    TimelineCsv(TimelineRepository records, UnaryOperator<String> employees) {
        this.records = records;
        this.employees = employees;
    }

    /** A file, and how many records it has. */
    record File(ByteArrayOutputStream content, int count) {}

    /** The newest first; empty when it would be larger than {@code mostBytes}. */
    Optional<File> write(TimelineQuery query, int mostBytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
        int count = 0;
        try (CSVPrinter csv = new CSVPrinter(
                new OutputStreamWriter(bytes, StandardCharsets.UTF_8),
                CSVFormat.EXCEL.builder().setHeader(HEAD).get())) {
            TimelineQuery next = query;
            while (true) {
                List<TimelineRecord> page = records.page(next);
                Map<RecordId, String> contents = page.isEmpty()
                        ? Map.of()
                        : records.contents(page.stream().map(TimelineRecord::id).toList(), MOST_CONTENT);
                for (TimelineRecord record : page) {
                    csv.printRecord(cells(record, contents.getOrDefault(record.id(), record.content())));
                }
                csv.flush();
                count += page.size();
                if (bytes.size() > mostBytes) {
                    return Optional.empty();
                }
                if (page.size() < query.limit()) {
                    return Optional.of(new File(bytes, count));
                }
                TimelineRecord last = page.get(page.size() - 1);
                next = query.after(new Cursor(last.time(), last.id()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written
        }
    }

    static int pageSize() {
        return READ;
    }

    private List<String> cells(TimelineRecord record, String content) {
        return List.of(
                ChineseTime.date(record.time()) + " " + ChineseTime.clock(record.time()),
                CsvText.safe(record.channel().isBlank() ? record.type().label() : record.channel()),
                record.direction().map(TimelineCsv::side).orElse(""),
                record.duration().map(TimelineCsv::minutes).orElse(""),
                CsvText.safe(record.participants().stream()
                        .map(Participant::displayName)
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .collect(Collectors.joining("、"))),
                CsvText.safe(record.handledBy().map(employees).orElse("")),
                CsvText.safe(record.subject().orElse("")),
                CsvText.safe(record.summary().orElse("")),
                CsvText.safe(content),
                record.intent()
                        .map(IntentCategory::ofCode)
                        .map(IntentCategory::label)
                        .orElse(""),
                record.sentiment()
                        .map(SentimentClass::ofCode)
                        .map(SentimentClass::label)
                        .orElse(""),
                record.urgency()
                        .map(UrgencyLevel::ofCode)
                        .map(UrgencyLevel::label)
                        .orElse(""),
                Integer.toString(record.attachmentCount()),
                CsvText.safe(record.id().value()));
    }

    private static String side(Direction direction) {
        return switch (direction) {
            case INBOUND -> "客户来";
            case OUTBOUND -> "我方去";
            case INTERNAL -> "内部";
        };
    }

    private static String minutes(Duration duration) {
        return ChineseTime.length(duration);
    }
}
