package cn.topcentral.hub.bot.config;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The firm's WeCom (企业微信).
 *
 * @param apiBase {@code api_base}: server of the WeCom API, default {@code https://qyapi.weixin.qq.com}. Changed for a private deployment, or to
 *     go through a proxy with a fixed address, which WeCom's list of trusted IPs asks for
 * @param oauthBase {@code oauth_base}: server of the silent login inside WeCom, default {@code https://open.weixin.qq.com}
 * @param loginBase {@code login_base}: server of the login by scanning a code in other browsers, default {@code https://login.work.weixin.qq.com}
 * @param corpId {@code corp_id}: the firm's id (企业ID), shown in the console under 我的企业
 * @param app {@code app}: the self-built app people chat with
 * @param groups {@code groups}: chat groups that reports and alerts go to, by the name used in the rest of the configuration, e.g. {@code sales}
 * @param archive {@code archive}: the session archive
 * @param contacts {@code contacts}: the address book of customers
 * @param robot {@code robot}: the intelligent robot people mention in groups
 * @param staff {@code staff}: WeCom's departments as the list of employees
 */
public record WecomConfig(
        URI apiBase,
        URI oauthBase,
        URI loginBase,
        Optional<String> corpId,
        Optional<WecomApp> app,
        Map<String, WecomGroup> groups,
        Optional<WecomArchive> archive,
        Optional<WecomContacts> contacts,
        Optional<WecomRobot> robot,
        Optional<WecomStaff> staff) {
    public WecomConfig {
        groups = Map.copyOf(groups);
    }

    /** One that only talks to our own people. */
    public WecomConfig(
            URI apiBase,
            URI oauthBase,
            URI loginBase,
            Optional<String> corpId,
            Optional<WecomApp> app,
            Map<String, WecomGroup> groups) {
        this(
                apiBase,
                oauthBase,
                loginBase,
                corpId,
                app,
                groups,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static WecomConfig read(ConfigSection section) {
        URI apiBase = section.url("api_base").orElse(URI.create("https://qyapi.weixin.qq.com"));
        URI oauthBase = section.url("oauth_base").orElse(URI.create("https://open.weixin.qq.com"));
        URI loginBase = section.url("login_base").orElse(URI.create("https://login.work.weixin.qq.com"));
        Optional<String> corpId = section.text("corp_id", TextRule.ID);
        Optional<WecomApp> app = WecomApp.read(section.section("app"));
        Map<String, WecomGroup> groups = section.named("groups", WecomGroup.KEYS, WecomGroup::read);
        Optional<WecomArchive> archive = WecomArchive.read(section.section("archive"));
        Optional<WecomContacts> contacts = WecomContacts.read(section.section("contacts"));
        Optional<WecomStaff> staff = WecomStaff.read(section.section("staff"));
        if (staff.isPresent() && app.isEmpty()) {
            section.problem("has staff without app", "give the app that may see the departments (wecom.app)");
        }
        Optional<WecomRobot> robot = WecomRobot.read(section.section("robot"));
        if (app.isPresent() || archive.isPresent()) {
            section.require(
                    "corp_id",
                    "copy 企业ID from the WeCom console (我的企业 → 企业信息); neither the app nor the archive works without it");
        }
        if (contacts.isPresent() && app.isEmpty()) {
            section.problem("has contacts without app", "give the app that may read them (wecom.app)");
        }
        return new WecomConfig(apiBase, oauthBase, loginBase, corpId, app, groups, archive, contacts, robot, staff);
    }
}
