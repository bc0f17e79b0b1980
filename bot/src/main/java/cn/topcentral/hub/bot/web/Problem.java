package cn.topcentral.hub.bot.web;

import io.javalin.http.HttpStatus;

/**
 * Why a request is not answered with what it asked for: for programs a problem document (RFC 9457) in English, for people a page in Chinese.
 *
 * @param detail what is wrong and what to do, for programs; nothing internal
 * @param pageTitle the heading of the page
 * @param pageText what happened and what to do next
 */
public record Problem(HttpStatus status, String detail, String pageTitle, String pageText) {
    public static Problem badRequest(String detail, String pageText) {
        return new Problem(HttpStatus.BAD_REQUEST, detail, "链接不完整", pageText);
    }

    static Problem of(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND ->
                new Problem(status, "There is nothing at this address.", "没有这个页面", "请检查链接是否完整，或回到企业微信，从卡片重新打开。");
            case METHOD_NOT_ALLOWED ->
                new Problem(status, "This address does not take this method.", "不能这样打开", "请回到企业微信，从卡片重新打开。");
            case CONTENT_TOO_LARGE ->
                new Problem(status, "The request is larger than this address takes.", "内容太大", "请减小内容后再试。");
            case SERVICE_UNAVAILABLE ->
                new Problem(
                        status, "The hub is temporarily unable to answer; try again soon.", "暂时无法打开", "系统正在恢复，请稍后再试。");
            default ->
                status.getCode() < 500
                        ? new Problem(status, "The request cannot be served.", "请求有误", "请回到企业微信，从卡片重新打开。")
                        : new Problem(status, "The hub failed to answer.", "出错了", "请稍后再试；如果一直这样，请告诉管理员。");
        };
    }

    Problem withReference(String reference) {
        return new Problem(status, detail + " Reference: " + reference, pageTitle, pageText + "（编号 " + reference + "）");
    }
}
