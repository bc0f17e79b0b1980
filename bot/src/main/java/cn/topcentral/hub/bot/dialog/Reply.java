package cn.topcentral.hub.bot.dialog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The short words people answer with, which are no content. */
enum Reply {
    SUBMIT("提交", "完成", "交", "交了", "提交报告", "写完了", "发完了", "记完了", "就这些", "提交吧", "submit", "done"),
    CANCEL("取消", "算了", "不写了", "不记了", "放弃", "取消报告", "cancel"),
    CONFIRM("确认", "确认无误", "没问题", "无误"),
    AMEND("修改", "改一下", "我要改", "要改"),
    VOID("作废", "撤回", "撤销"),
    NEW_CUSTOMER("新客户", "都不是"),
    NO("不是", "不", "否", "不用", "不要", "不用了", "no", "n"),
    YES("是", "是的", "对", "对的", "要", "确定", "可以", "行", "yes", "y", "不要了"),
    THANKS(
            "谢谢", "多谢", "收到", "好", "好的", "好嘞", "嗯", "嗯嗯", "ok", "okay", "辛苦了", "知道了", "明白", "哦", "噢", "谢了", "感谢", "👌",
            "👍");

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> words;

    Reply(String... words) {
        this.words = Set.of(words);
    }

    /** What a message is when it is nothing else. */
    static Optional<Reply> of(String text) {
        if (text.length() > 20) {
            return Optional.empty();
        }
        String word = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Punct}。，！~～、]|[啊哦呀哈啦吧]+$", "");
        for (Reply reply : values()) {
            if (reply.words.contains(word)) {
                return Optional.of(reply);
            }
        }
        return Optional.empty();
    }
}
