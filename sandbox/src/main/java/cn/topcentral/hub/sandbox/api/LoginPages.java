package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The two small pages of the log-in: who are you, and why not. Everything put in is escaped. */
final class LoginPages {
    private LoginPages() {}

    static String choice(Corp corp, String next) {
        StringBuilder links = new StringBuilder();
        for (Member member : corp.members()) {
            link(
                    links,
                    member.userid(),
                    next,
                    member.name() + "（" + member.role().position() + "）");
        }
        link(links, OAuthApi.OUTSIDER, next, "企业外人员（无权访问）");
        return page("选择登录身份", "<p>沙盒企业微信：您以谁的身份登录？</p><nav>" + links + "</nav>");
    }

    static String refusal(int errcode, String reason) {
        return page("无法登录", "<p>错误码 " + errcode + "</p><p>" + escaped(reason) + "</p>");
    }

    static void html(Context ctx, int status, String page) {
        ctx.status(status)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'")
                .contentType("text/html; charset=UTF-8")
                .result(page);
    }

    private static void link(StringBuilder links, String user, String next, String label) {
        links.append("<a href=\"/sandbox/pick?user=")
                .append(URLEncoder.encode(user, StandardCharsets.UTF_8))
                .append("&amp;next=")
                .append(URLEncoder.encode(next, StandardCharsets.UTF_8))
                .append("\">")
                .append(escaped(label))
                .append("</a>");
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + title
                + "</title><link rel=\"stylesheet\" href=\"/assets/login.css\"></head><body><main><h1>" + title
                + "</h1>" + body + "</main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
