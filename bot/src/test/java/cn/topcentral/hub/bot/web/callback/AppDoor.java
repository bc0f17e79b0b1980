package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.command.CustomerCommand;
import cn.topcentral.hub.bot.command.Guess;
import cn.topcentral.hub.bot.command.HelpCommand;
import cn.topcentral.hub.bot.command.SearchCommand;
import cn.topcentral.hub.bot.command.TimelineCommand;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.timeline.SearchReader;
import cn.topcentral.hub.bot.timeline.TimelineReader;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.CallbackCrypto.EncryptedReply;
import cn.topcentral.hub.bot.wecom.FakeWeCom;
import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hub as far as the app door goes, on a real port and a real database, and the hand of WeCom that calls it. */
final class AppDoor implements AutoCloseable {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CallbackWorker worker;
    private final WeComAppConfig config;
    private final WeComClient client;
    private final Javalin server;
    private final HttpClient http = HttpClient.newHttpClient();

    AppDoor(Database database, FakeWeCom weCom, Clock clock) {
        this.config = weCom.config();
        this.client = new WeComClient(config);
        CallbackRepository ledger = new CallbackRepository(database);
        this.worker = new CallbackWorker(
                CallbackEndpoint.DOOR,
                ledger,
                new WeComAppDoor(dispatcher(database, clock), client, new Delivery(meters)),
                CallbackWorker.ANSWER_RETRIES,
                6,
                clock,
                meters);
        CallbackEndpoint endpoint = new CallbackEndpoint(crypto(), ledger, worker::wake, clock, meters);
        this.server = Javalin.start(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.jetty.port = 0;
            endpoint.register(javalin.routes);
        });
        worker.start();
    }

    private static CommandDispatcher dispatcher(Database database, Clock clock) {
        CustomerRepository customers = new CustomerRepository(database);
        TimelineRepository records = new TimelineRepository(database);
        EmployeeRepository employees = new EmployeeRepository(database);
        CustomerLookup lookup = new CustomerLookup(database);
        PageLinks links = new PageLinks(URI.create("https://hub.example/"));
        ContactPointRepository points = new ContactPointRepository(database);
        CustomerChoice choice =
                new CustomerChoice(lookup, customers, new Access(employees), new AuditLog(database), clock);
        TimelineReader timelines = new TimelineReader(records, customers, employees, points, links, clock);
        Command timeline = new TimelineCommand(choice, timelines, clock);
        List<Command> commands = new ArrayList<>();
        commands.add(timeline);
        commands.add(new CustomerCommand(choice, customers, records, employees, links, clock));
        commands.add(new SearchCommand(
                lookup, new SearchReader(records, customers, employees, points, links, clock), new Access(employees)));
        commands.add(new HelpCommand(() -> commands));
        return new CommandDispatcher(
                new CommandRegistry(commands),
                timeline,
                employees::byUserid,
                List.of(),
                Guess.NONE,
                new RateLimit(60, Duration.ofMinutes(1), clock));
    }

    static Employee employee(String userId) {
        return new Employee(
                userId,
                "张三",
                Employee.Role.REP,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    CallbackCrypto crypto() {
        return new CallbackCrypto(config.token(), config.aesKey(), config.corpId());
    }

    static String text(String from, String messageId, String content) {
        return message(from, "text", "<Content><![CDATA[" + content + "]]></Content><MsgId>" + messageId + "</MsgId>");
    }

    static String message(String from, String type, String fields) {
        return """
               <xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
               <CreateTime>1718762400</CreateTime><MsgType><![CDATA[%s]]></MsgType>%s<AgentID>218</AgentID></xml>"""
                .formatted(from, type, fields);
    }

    /** Sends a callback as WeCom would: encrypted, in its envelope, signed. */
    HttpResponse<String> deliver(String xml) throws IOException, InterruptedException {
        return deliver(crypto(), xml);
    }

    HttpResponse<String> deliver(CallbackCrypto crypto, String xml) throws IOException, InterruptedException {
        EncryptedReply encrypted = crypto.encrypt(xml, "1718762400", "n" + xml.hashCode());
        return post(encrypted.signature(), encrypted, envelope(encrypted.encrypted()));
    }

    static String envelope(String encrypted) {
        return "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><AgentID>218</AgentID><Encrypt><![CDATA["
                + encrypted + "]]></Encrypt></xml>";
    }

    HttpResponse<String> post(String signature, EncryptedReply signed, String body)
            throws IOException, InterruptedException {
        URI uri = uri(query(signature, signed.timestamp(), signed.nonce()));
        return http.send(
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(query)).build(), BodyHandlers.ofString());
    }

    static String query(String signature, String timestamp, String nonce) {
        return "msg_signature=" + signature + "&timestamp=" + timestamp + "&nonce="
                + URLEncoder.encode(nonce, StandardCharsets.UTF_8);
    }

    double counted(String outcome) {
        return meters.counter("hub.callbacks", "door", CallbackEndpoint.DOOR, "outcome", outcome)
                .count();
    }

    private URI uri(String query) {
        return URI.create("http://127.0.0.1:" + server.port() + CallbackEndpoint.PATH + "?" + query);
    }

    @Override
    public void close() {
        server.stop();
        worker.close();
        client.close();
    }
}
