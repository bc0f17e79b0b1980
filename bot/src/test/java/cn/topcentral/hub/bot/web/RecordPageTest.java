package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static cn.topcentral.hub.bot.web.RecordStory.MAIL;
import static cn.topcentral.hub.bot.web.RecordStory.analyse;
import static cn.topcentral.hub.bot.web.RecordStory.attachmentId;
import static cn.topcentral.hub.bot.web.RecordStory.file;
import static cn.topcentral.hub.bot.web.RecordStory.finding;
import static cn.topcentral.hub.bot.web.RecordStory.recordId;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.evaluation.CorrectionEvaluation;
import cn.topcentral.hub.bot.analysis.JudgedRecords;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.storage.analysis.AnalysisQueue;
import cn.topcentral.hub.storage.correction.CorrectionRepository;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordPageTest {
    private WebHub hub;
    private Browser browser;
    private Customer aux;
    private int mails;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        hub.data.employees().save(HubData.employee("lina", "李娜", true));
        browser = hub.signedIn();
        aux = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        hub.data.contact(aux, ContactPointKind.EMAIL, "zhang@auxgroup.com", "张经理");
        hub.data.contact(aux, ContactPointKind.PHONE, "+8613800138000", "张经理");
        hub.data.contact(aux, ContactPointKind.WECOM_EXTERNAL, "wm_li", "李工");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private static Instant ago(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    private String path(Customer customer, String record) {
        return "/c/" + customer.id() + "/records/" + record;
    }

    /** A mail of the customer, whose text is told from others by what it begins with. */
    private String mail(String content) {
        // Days apart: what reads alike at one time is taken for one mail.
        hub.data.take(hub.data.mail(ago(++mails * 48L * 60), "zhang@auxgroup.com", "黑点投诉" + mails, content));
        return recordId(hub, content.substring(0, Math.min(20, content.length())));
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Element one(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst(selector), selector);
    }

    private HttpResponse<String> correct(String path, String field, String right, String... headers) {
        Document page = page(browser.get(path));
        return browser.submit(
                path + "/corrections",
                Map.of("csrf", one(page, "input[name=csrf]").attr("value"), "field", field, "right", right),
                headers);
    }

    @Test
    void aMailShowsWhoItIsFromItsTextItsHistoryAndItsThread() {
        hub.data.take(hub.data
                .mail(ago(100), "zhang@auxgroup.com", "催交货", "第一行要求\n第二行要求")
                .but()
                .quoted(Optional.of("> 以前说过的话"))
                .build());
        String id = recordId(hub, "第一行要求");
        Document page = page(browser.get(path(aux, id)));
        assertThat(one(page, "h1").text()).contains("宁波奥克斯空调有限公司");
        assertThat(one(page, "article h2").text()).isEqualTo("催交货");
        assertThat(one(page, ".kicker time").text()).isEqualTo("2024-06-15 10:20");
        assertThat(one(page, "article .kicker").text()).contains("1小时前", "客户发起");
        assertThat(page.select(".people li").eachText())
                .containsExactly("张经理 zhang@auxgroup.com 发起", "sales@topcentral.cn 我方");
        assertThat(one(page, "#text > .words").wholeText()).isEqualTo("第一行要求\n第二行要求");
        assertThat(one(page, "#text details").hasAttr("open")).isFalse();
        assertThat(one(page, "#text details .words").text()).isEqualTo("> 以前说过的话");
        assertThat(one(page, ".sources").text()).contains("email");
        assertThat(one(page, ".verdicts").text()).contains("还没有分析");
        assertThat(one(page, "p.place a").attr("href")).isEqualTo("/c/" + aux.id() + "?record=" + id + "#" + id);
    }

    @Test
    void eachLabelLeadsToTheWordsItRestsOn() {
        String id = mail(MAIL);
        analyse(hub, id, finding(id));
        Document page = page(browser.get(path(aux, id)));
        assertThat(one(page, "#text > .words").wholeText()).isEqualTo(MAIL);
        for (Element link : page.select(".verdicts a.evidence")) {
            Element mark = one(page, "mark[id=" + link.attr("href").substring(1) + "]");
            assertThat(one(Jsoup.parse(link.outerHtml()), "q, bdi").text().replace(" ", ""))
                    .startsWith(mark.wholeText().replaceAll("\\s", ""));
        }
        assertThat(page.select(".verdicts a.evidence").size()).isGreaterThanOrEqualTo(8);
        assertThat(page.select("mark.continued").eachText()).isNotEmpty();
        assertThat(page.select(".groups .value").eachText()).containsExactly("投诉", "消极", "高");
        assertThat(one(page, ".extracted").text())
                .contains("15200元/吨", "50吨/月", "2024-06-18", "鑫粒塑化", "我方要做，2024-06-15前");
        assertThat(one(page, ".verdicts").text()).contains("由内置引擎（A10 rules 3）", "意图把握93%");
    }

    @Test
    void aScriptGetsThePartAloneWithIdsOfItsOwn() {
        String id = mail("给脚本看的一部分：" + MAIL);
        analyse(hub, id, finding(id));
        HttpResponse<String> part = browser.get(path(aux, id), "HX-Request", "true");
        assertThat(part.body()).doesNotContain("<html", "<nav", "宁波奥克斯空调有限公司").contains("<article");
        Document page = page(part);
        assertThat(page.select("[id]").eachAttr("id")).allMatch(one -> one.startsWith(id + "-"));
        assertThat(page.select("a.evidence").eachAttr("href")).allMatch(href -> href.startsWith("#" + id + "-q"));
    }

    @Test
    void aLongTextIsCutAndTheRestLoadedOnDemand() {
        String id = mail("长长的文字开头\n" + "这是一行很长的会议记录，内容很多很多。\n".repeat(2000) + "最后一句话：PCR-ABS-1000");
        analyse(hub, id, finding(id));
        Document cut = page(browser.get(path(aux, id)));
        Element more = one(cut, "#text .more a");
        assertThat(more.text()).startsWith("展开全文（还有20");
        assertThat(one(cut, "#text .words").wholeText()).hasSizeLessThanOrEqualTo(20_000);
        assertThat(cut.select("a.evidence").eachAttr("href")).contains(path(aux, id) + "?full=1#q1");
        HttpResponse<String> rest = browser.get(more.attr("hx-get"), "HX-Request", "true");
        assertThat(rest.body()).doesNotContain("<article");
        assertThat(one(page(rest), "#text .words").wholeText()).endsWith("最后一句话：PCR-ABS-1000");
        Document whole = page(browser.get(path(aux, id) + "?full=1"));
        assertThat(one(whole, "mark#q1").text()).isEqualTo("PCR-ABS-1000");
        assertThat(whole.select("#text .more")).isEmpty();
    }

    @Test
    void aCallShowsItsTranscriptBySpeakerAndPlaysItsRecording() {
        hub.data.take(RecordStory.with(
                hub.data.call(ago(300), "+8613800138000", "张经理：黑点太多了\n王伟：我马上安排\n张经理：今天要答复"),
                file("call.wav", "audio/wav", RecordStory.wave(1)),
                file("voice.amr", "audio/amr", "#!AMR\n\0\0\0")));
        String id = recordId(hub, "张经理：黑点");
        String player = path(aux, id) + "/files/" + attachmentId(hub, "call.wav");
        hub.data
                .db()
                .execute("UPDATE communication_attachments SET text_status = 'waiting', text_waits_for = 'speech'"
                        + " WHERE file_name = 'call.wav'");
        Document page = page(browser.get(path(aux, id)));
        assertThat(page.select(".transcript .said").eachText()).containsExactly("张经理 客户", "王伟 我方", "张经理 客户");
        assertThat(one(page, "article .kicker").text()).contains("时长15分钟");
        assertThat(page.select("#recording audio").eachAttr("src")).containsExactly(player);
        assertThat(one(page, "#recording audio").attr("preload")).isEqualTo("none");
        assertThat(one(page, "#recording").text()).contains("待转写：还没有配置语音转写服务", "浏览器播放不了这种语音格式");

        HttpResponse<String> whole = browser.get(player);
        assertThat(whole.headers().firstValue("Content-Length")).hasValue("8044");
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("audio/wav");
        HttpResponse<String> part = browser.get(player, "Range", "bytes=0-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("RIFF");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 0-3/8044");
        HttpResponse<String> behind = browser.get(player, "Range", "bytes=9000-");
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(behind.headers().firstValue("Content-Range")).hasValue("bytes */8044");
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.get(player, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void filesAreHandedOutSoThatNoBrowserRunsThem() {
        hub.data.take(RecordStory.with(
                hub.data.mail(ago(90), "zhang@auxgroup.com", "附件", "请看附件里的文件"),
                file("照片.png", "image/png", RecordStory.picture()),
                file("合同.pdf", "application/pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"),
                file("page.html", "image/png", "<html><script>alert(1)</script></html>"),
                file("drawing.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(2)'/>")));
        String record = path(aux, recordId(hub, "请看附件里"));
        Document page = page(browser.get(record));
        assertThat(page.select(".pictures img").eachAttr("alt")).containsExactly("照片.png");
        assertThat(page.select(".documents li").size()).isEqualTo(3);
        for (String name : List.of("照片.png", "合同.pdf", "page.html", "drawing.svg")) {
            HttpResponse<String> file = browser.get(record + "/files/" + attachmentId(hub, name));
            boolean opened = name.endsWith("png") || name.endsWith("pdf");
            assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                    .as(name)
                    .startsWith(opened ? "inline" : "attachment");
            assertThat(file.headers().firstValue("Content-Type").orElseThrow())
                    .isEqualTo(
                            name.endsWith("png")
                                    ? "image/png"
                                    : name.endsWith("pdf") ? "application/pdf" : "application/octet-stream");
            assertThat(file.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("script-src");
            assertThat(file.headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow()
                            .startsWith("sandbox"))
                    .isEqualTo(!name.endsWith("pdf"));
            assertThat(file.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        }
        assertThat(browser.get(record + "/files/" + attachmentId(hub, "照片.png") + "?download=1")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment")
                .endsWith("filename*=UTF-8''%E7%85%A7%E7%89%87.png");
    }

    @Test
    void aFileIsReachedThroughItsOwnRecordAlone() {
        hub.data.take(RecordStory.with(
                hub.data.mail(ago(80), "zhang@auxgroup.com", "密", "藏着文件的邮件"), file("密.txt", "text/plain", "密")));
        String attachment = attachmentId(hub, "密.txt");
        String other = mail("另一封没有附件的邮件");
        assertThat(browser.get(path(aux, other) + "/files/" + attachment).statusCode())
                .isEqualTo(404);
        for (String id : List.of("..%2f..%2fhub.yaml", "x".repeat(200), "%00")) {
            assertThat(browser.get(path(aux, other) + "/files/" + id).statusCode())
                    .isIn(400, 404);
        }
    }

    @Test
    void whatIsNotHereSaysWhyAndWhatToDo() {
        String id = mail("附件还没有来的邮件");
        for (String row : List.of(
                "'a1', 'gone', 'larger than the 50 MB that are kept', '大图.tif'",
                "'a2', 'pending', NULL, '在路上.doc'",
                "'a3', 'gone', 'HTTP 404', '没了.doc'")) {
            hub.data
                    .db()
                    .execute(
                            "INSERT INTO communication_attachments (tenant_id, record_id, attachment_id, fetch_status, fetch_error, file_name)"
                                    + " SELECT tenant_id, record_id, " + row
                                    + " FROM customer_communications WHERE record_id = '"
                                    + id + "'");
        }
        assertThat(one(page(browser.get(path(aux, id))), ".files").text())
                .contains("文件太大，没有取回（50MB以内才保存）", "正在从来源取回", "取不回来了：HTTP 404", "再要一份");
    }

    @Test
    void anothersCustomersRecordIsRefusedWithoutAWordAboutIt() {
        Customer gree = hub.data.customer("珠海格力电器股份有限公司", "gree.example");
        hub.data.take(RecordStory.with(
                hub.data.mail(ago(5), "wu@gree.example", "格力的秘密", "格力的秘密报价"), file("格力.txt", "text/plain", "秘密")));
        String id = recordId(hub, "格力的秘密");
        String own = mail("我自己的客户的邮件");
        String foreign = path(aux, id);
        assertThat(browser.get(foreign).statusCode()).isEqualTo(404);
        hub.data.db().execute("UPDATE customers SET owner_userid = 'lina' WHERE customer_id = '" + gree.id() + "'");
        for (String path :
                List.of(path(gree, id), path(gree, id) + "/files/" + attachmentId(hub, "格力.txt"), path(gree, own))) {
            HttpResponse<String> page = browser.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(403);
            assertThat(page.body()).contains("没有查看权限").doesNotContain("格力", "秘密", "珠海");
        }
        String csrf = one(page(browser.get(path(aux, own))), "input[name=csrf]").attr("value");
        Map<String, String> fields = Map.of("csrf", csrf, "field", "intent", "right", "order");
        assertThat(browser.submit(path(gree, id) + "/corrections", fields).statusCode())
                .isEqualTo(403);
        assertThat(browser.submit(foreign + "/corrections", fields).statusCode())
                .isEqualTo(404);
        assertThat(hub.data.db().count("SELECT count(*) FROM analysis_corrections WHERE record_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void whatNobodyClaimedIsNobodysRecord() {
        hub.data.take(hub.data.mail(ago(3), "who@nowhere.example", "?", "谁也不认识的人写的"));
        String id = recordId(hub, "谁也不认识");
        assertThat(browser.get(path(aux, id)).statusCode()).isEqualTo(404);
        assertThat(browser.get(path(aux, "no-such-record")).statusCode()).isEqualTo(404);
        assertThat(browser.get(path(aux, "x".repeat(90))).statusCode()).isEqualTo(404);
    }

    @Test
    void aMergedCustomersRecordIsTheSurvivors() {
        Customer old = hub.data.customer("合并前的名字", "before.example");
        hub.data.take(hub.data.mail(ago(50), "a@before.example", "旧", "合并以前写的"));
        String id = recordId(hub, "合并以前");
        hub.data.merge(old, aux);
        assertThat(Browser.location(browser.get(path(old, id) + "?full=1"))).endsWith(path(aux, id) + "?full=1");
        assertThat(page(browser.get(path(aux, id))).text()).contains("合并以前写的");
    }

    @Test
    void aCorrectionShowsOnTheRecordAndStaysWhenItIsAnalysedAgain() {
        String id = mail("要更正的邮件：" + MAIL);
        analyse(hub, id, finding(id));
        HttpResponse<String> saved = correct(path(aux, id), "intent", "after_sales");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(Browser.location(saved)).endsWith(path(aux, id) + "#labels");
        assertThat(correct(path(aux, id), "sentiment", "neutral").statusCode()).isEqualTo(303);
        assertThat(correct(path(aux, id), "urgency", "high").statusCode()).isEqualTo(303);
        assertThat(correct(path(aux, id), "other", "产品其实是PCR-PC").statusCode()).isEqualTo(303);
        assertThat(labels(id)).isEqualTo("after_sales|neutral|0.50|high|complaint");

        Document page = page(browser.get(path(aux, id)));
        assertThat(page.select(".groups .value").eachText()).containsExactly("售后 AI原来的判断：投诉", "中性 AI原来的判断：消极", "高");
        assertThat(page.select(".judgements li").eachText())
                .containsExactly("王伟 刚刚改为：售后", "王伟 刚刚改为：中性", "王伟 刚刚确认准确", "王伟 刚刚：产品其实是PCR-PC");
        assertThat(browser.get("/c/" + aux.id() + "?type=email").body()).contains("意图: 售后");
        assertThat(hub.data
                        .db()
                        .value("SELECT string_agg(details ->> 'field', ',' ORDER BY id) FROM audit_log"
                                + " WHERE action = 'analysis.correct' AND subject = 'record " + id + "'"))
                .isEqualTo("intent,sentiment,urgency,other");

        hub.data
                .db()
                .execute(
                        "UPDATE customer_communications SET analysis_status = 'pending', analysis_version = analysis_version + 1"
                                + " WHERE record_id = '" + id + "'");
        analyse(hub, id, finding(id));
        assertThat(labels(id)).isEqualTo("after_sales|neutral|0.50|high|complaint");
        correct(path(aux, id), "sentiment", "negative");
        assertThat(labels(id)).isEqualTo("after_sales|negative|0.15|high|complaint");
    }

    private String labels(String record) {
        return hub.data
                .db()
                .value(
                        "SELECT concat_ws('|', intent_category, sentiment, sentiment_score, urgency_level, ai_insights #>> '{intent,category}')"
                                + " FROM customer_communications WHERE record_id = '" + record + "'");
    }

    @Test
    void aScriptsCorrectionIsAnsweredWithTheLabelsAsTheyAreNow() {
        String id = mail("脚本更正的邮件");
        HttpResponse<String> part = correct(path(aux, id), "urgency", "medium", "HX-Request", "true");
        assertThat(part.body()).doesNotContain("<article", "<html");
        assertThat(one(page(part), "section.verdicts").text()).contains("改为：中");
    }

    @Test
    void aCorrectionThatMeansNothingOrComesFromElsewhereChangesNothing() {
        String id = mail("不该变的邮件");
        for (String[] wrong : new String[][] {
            {"intent", "gossip"}, {"mood", "good"}, {"other", " "}, {"urgency", ""}, {"other", "长".repeat(501)}
        }) {
            HttpResponse<String> refused = correct(path(aux, id), wrong[0], wrong[1]);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("没有保存");
        }
        Map<String, String> forged = Map.of("field", "intent", "right", "order", "csrf", "x");
        assertThat(browser.submit(path(aux, id) + "/corrections", forged).statusCode())
                .isEqualTo(403);
        assertThat(hub.data.db().count("SELECT count(*) FROM analysis_corrections WHERE record_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void anAnalysisIsMeasuredAgainstWhatPeopleJudgedAndNothingElse() {
        String wrong = mail("量一：" + MAIL);
        String right = mail("量二：" + MAIL);
        mail("量三，没有人看过");
        hub.data.db().execute("DELETE FROM analysis_corrections");
        correct(path(aux, wrong), "intent", "order");
        correct(path(aux, wrong), "intent", "after_sales");
        correct(path(aux, right), "intent", "complaint");
        correct(path(aux, right), "urgency", "high");
        correct(path(aux, right), "other", "只有一句话");
        CorrectionEvaluation evaluation = new JudgedRecords(
                        new CorrectionRepository(hub.data.db().database()),
                        new AnalysisQueue(hub.data.db().database()),
                        ChineseTime.ZONE)
                .evaluate(() -> request -> {
                    assertThat(request.content()).endsWith(MAIL);
                    return finding(request.id());
                });
        assertThat(evaluation.records()).isEqualTo(2);
        assertThat(evaluation.judged()).isEqualTo(new CorrectionEvaluation.JudgedCounts(2, 0, 1));
        assertThat(evaluation.intent().accuracy()).isEqualTo(0.5);
        assertThat(evaluation.urgency().accuracy()).isEqualTo(1);
        assertThat(evaluation.sentiment().classes()).isEmpty();
        assertThat(evaluation.table())
                .contains("2 records judged by people: intent of 2, sentiment of 0, urgency of 1", "after_sales");
    }

    @Test
    void aChatMessageStandsInItsConversation() {
        hub.data.take(hub.data.conversation(ago(40), 20, "wm_li", "李工"));
        String id = recordId(hub, "第11句");
        Document page = page(browser.get(path(aux, id)));
        assertThat(page.select(".neighbours li").eachText()).hasSize(9).anyMatch(line -> line.contains("第11句 这一条"));
        assertThat(page.text()).contains("共20条").doesNotContain("第6句");
        assertThat(one(page, ".neighbours a").attr("href")).startsWith("/c/" + aux.id() + "/records/");
    }
}
