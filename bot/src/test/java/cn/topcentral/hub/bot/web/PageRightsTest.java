package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.employee.Employee.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of docs/rights.md, asked over HTTP. {@code own}: the rep who owns the customer; {@code other}: another one; {@code lead}: who leads the owner;
 * {@code far}: a manager who does not; {@code admin}; {@code left}: somebody who left; {@code none}: nobody signed in. In a path {@code {c}} is the owner's customer, {@code {record}} a record and {@code {report}} a report of theirs, {@code {house}} a report on the house.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRightsTest {
    private static final String SECRET = "保密的客户公司";

    private WebHub hub;
    private final Map<String, Browser> people = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        ReportShelf reports = new ReportShelf(hub, SECRET, "下个月先停两周");
        hub.data.employees().save(PageRights.employee("lead", Role.MANAGER));
        hub.data.employees().save(PageRights.employee("wangwei", Role.REP, Optional.of("lead")));
        hub.data.employees().save(PageRights.employee("other", Role.REP));
        hub.data.employees().save(PageRights.employee("far", Role.MANAGER));
        hub.data.employees().save(PageRights.employee("admin", Role.ADMIN));
        hub.data.employees().save(PageRights.employee("left", Role.ADMIN));
        places.put("{c}", reports.customer.id().value());
        places.put("{record}", reports.record());
        places.put("{report}", reports.ofCustomer);
        places.put("{house}", ReportShelf.HOUSE);
        people.put("none", hub.phone());
        people.put("own", hub.signedIn("wangwei"));
        for (String userid : new String[] {"other", "lead", "far", "admin", "left"}) {
            people.put(userid, hub.signedIn(userid));
        }
        hub.data.db().execute("UPDATE employees SET active = false WHERE userid = 'left'");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    /** A line per page; a page that is added is added here and in docs/rights.md. */
    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    page,                               none, own, other, lead, far, admin, left
                    /,                                  302,  200, 200,   200,  200, 200,   403
                    /search,                            302,  200, 200,   200,  200, 200,   403
                    /search?q=x&customer={c},           302,  200, 403,   200,  403, 200,   403
                    /c/{c},                             302,  200, 403,   200,  403, 200,   403
                    /c/C999999,                         302,  403, 403,   403,  403, 404,   403
                    /c/{c}/list,                        302,  200, 403,   200,  403, 200,   403
                    /c/{c}/analysis,                    302,  200, 403,   200,  403, 200,   403
                    /c/{c}/insights,                    302,  200, 403,   200,  403, 200,   403
                    /c/{c}/records/{record},            302,  200, 403,   200,  403, 200,   403
                    /c/{c}/records/none,                302,  404, 403,   404,  403, 404,   403
                    /c/{c}/report,                      302,  200, 403,   200,  403, 200,   403
                    /c/{c}/merge,                       302,  403, 403,   200,  403, 200,   403
                    /c/{c}/split,                       302,  403, 403,   200,  403, 200,   403
                    /claims,                            302,  200, 200,   200,  200, 200,   403
                    /board,                             302,  403, 403,   200,  200, 200,   403
                    /reports,                           302,  403, 403,   200,  200, 200,   403
                    /r/{report},                        302,  200, 403,   200,  403, 200,   403
                    /r/{report}.pdf,                    302,  200, 403,   200,  403, 200,   403
                    /r/{report}.md,                     302,  200, 403,   200,  403, 200,   403
                    /r/{house},                         302,  403, 403,   200,  200, 200,   403
                    /r/{house}.md,                      302,  403, 403,   200,  200, 200,   403
                    /r/{house}/f/records,               302,  403, 403,   200,  200, 200,   403
                    /sources,                           302,  403, 403,   200,  200, 200,   403
                    /sources/delivery,                  302,  403, 403,   403,  403, 200,   403
                    /sources/push?reason=x,             302,  403, 403,   403,  403, 200,   403
                    /sources/delivery/1/raw,            302,  403, 403,   403,  403, 404,   403
                    /forms/inquiry/rejected,            302,  200, 200,   200,  200, 200,   403
                    /administration,                    302,  403, 403,   403,  403, 200,   403
                    /administration/new-employee,       302,  403, 403,   403,  403, 200,   403
                    /administration/employees/wangwei,  302,  403, 403,   403,  403, 200,   403
                    /administration/channels,           302,  403, 403,   403,  403, 200,   403
                    /administration/jobs,               302,  403, 403,   403,  403, 200,   403
                    /administration/silences,           302,  403, 403,   403,  403, 200,   403
                    /administration/audit,              302,  403, 403,   403,  403, 200,   403
                    /administration/audit.csv,          302,  403, 403,   403,  403, 200,   403
                    /administration/about,              302,  403, 403,   403,  403, 200,   403
                    """)
    void pagesOpenForWhomTheyAre(String page, int none, int own, int other, int lead, int far, int admin, int left) {
        Map<String, Integer> expected = new LinkedHashMap<>();
        expected.put("none", none);
        expected.put("own", own);
        expected.put("other", other);
        expected.put("lead", lead);
        expected.put("far", far);
        expected.put("admin", admin);
        expected.put("left", left);
        String path = path(page);
        expected.forEach((who, status) -> {
            HttpResponse<String> answer = person(who).get(path);
            assertThat(answer.statusCode()).as("%s as %s", page, who).isEqualTo(status);
            if (status != 200) {
                assertThat(answer.body()).as("%s as %s", page, who).doesNotContain(SECRET, "wangwei", "report.example");
            }
        });
    }

    /** A line per change; each is sent with the sender's own token, and for a thing there is not, so that nothing happens to what others look at. */
    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    change,                             none, own, lead, admin, left
                    /c/{c}/merge,                       401,  403, 404,  404,   403
                    /c/{c}/split,                       401,  403, 409,  409,   403
                    /board/alerts/1/acknowledge,        401,  403, 403,  403,   403
                    /r/{house}/share,                   401,  403, 303,  303,   403
                    /sources/push/retry,                401,  403, 403,  400,   403
                    /sources/push/dismiss,              401,  403, 403,  400,   403
                    /forms/inquiry/rejected/1/accept,   401,  403, 403,  404,   403
                    /forms/inquiry/rejected/1/drop,     401,  403, 403,  404,   403
                    /administration/new-employee,       401,  403, 403,  422,   403
                    /administration/employees/nobody,   401,  403, 403,  404,   403
                    /administration/jobs/run,           401,  403, 403,  404,   403
                    /administration/silences,           401,  403, 403,  422,   403
                    /administration/silences/lift,      401,  403, 403,  422,   403
                    """)
    void changesAreMadeByWhomTheyAreFor(String change, int none, int own, int lead, int admin, int left) {
        Map<String, Integer> expected = new LinkedHashMap<>();
        expected.put("none", none);
        expected.put("own", own);
        expected.put("lead", lead);
        expected.put("admin", admin);
        expected.put("left", left);
        expected.forEach((who, status) -> {
            Browser person = person(who);
            String token = who.equals("none") || who.equals("left") ? "" : person.csrf("/");
            assertThat(person.post(path(change), Map.of("csrf", token)).statusCode())
                    .as("%s by %s", change, who)
                    .isEqualTo(status);
        });
    }

    private String path(String pattern) {
        String path = pattern;
        for (Map.Entry<String, String> place : places.entrySet()) {
            path = path.replace(place.getKey(), place.getValue());
        }
        return path;
    }

    private Browser person(String who) {
        return Optional.ofNullable(people.get(who)).orElseThrow();
    }
}
