package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.regex.Pattern;

/** Tells an order that was placed from talk about orders: A10's intent holds contracts, forecasts and cancellations too. */
final class Ordering {
    private static final Pattern PLACED = Pattern.compile("下单|下了单|订单号|单号|PO|再来|补货|送过来|照旧|老样子");
    /** What makes an order certain, for who names no order number of ours. */
    private static final Pattern CONFIRMED = Pattern.compile(
            "下单|下了单|订单号|合同号|(?<![A-Za-z])(?:PO|SO)[-# ]?\\d{3,}|采购单|附件订单|盖章回传|(?:合同|订单)(?:已|都)?签|签(?:了|好|完)(?:合同|字)|再来|补货|照旧|老样子");

    private static final Pattern NOT_PLACED = Pattern.compile("意向|预测|草案|草稿|取消|解除|不要了|顺利的话|如果|预计|量产后|再下单|没下单|还没|暂不");

    private Ordering() {}

    static boolean placed(HistoryRecord record, RecordAnalysis analysis) {
        return analysis.intent() == IntentCategory.ORDER
                && (analysis.quantity().isPresent()
                        || PLACED.matcher(record.content()).find())
                && !NOT_PLACED.matcher(record.content()).find();
    }

    /** Whether the words themselves confirm it; a quantity in talk about a contract does not. */
    static boolean confirmed(HistoryRecord record, RecordAnalysis analysis) {
        return placed(record, analysis) && CONFIRMED.matcher(record.content()).find();
    }

    static boolean placed(HistoryRecord record) {
        return record.analysis().filter(analysis -> placed(record, analysis)).isPresent();
    }
}
