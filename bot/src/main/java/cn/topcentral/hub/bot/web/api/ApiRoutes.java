package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.bot.config.ApiConfig;
import cn.topcentral.hub.bot.config.ApiConfig.Role;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.storage.api.AnsweredRequests;
import cn.topcentral.hub.storage.communication.SourceRepository;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ClaimQueue;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.OperationRefused;
import cn.topcentral.hub.storage.database.Database;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** {@code /api/v1}: every route with the role that opens it. */
public final class ApiRoutes implements Routes {
    private static final String BASE = "/api/v1";

    private final ApiAccess access;
    private final List<Route> routes;

    /** A route of the API; {@code path} is relative to {@code /api/v1}. */
    record Route(Method method, String path, Role role, Endpoint endpoint) {}

    enum Method {
        GET,
        POST
    }

    /** Answers a request of the caller whose token it came with. */
    @FunctionalInterface
    interface Endpoint {
        void answer(Context context, String caller);
    }

    /**
     * The API on a database.
     *
     * @param intake the aggregation engine
     * @param decoders further forms in which communications may be delivered
     * @param clock its zone is that of the times in answers
     */
    public static ApiRoutes on(
            Database database,
            ApiConfig config,
            ContactPointWords words,
            Function<List<CommunicationDraft>, List<IntakeResult>> intake,
            List<ReportDecoder> decoders,
            Clock clock) {
        CustomerRepository customers = new CustomerRepository(database);
        return new ApiRoutes(
                new ApiAccess(config),
                new CommunicationsEndpoint(
                        intake,
                        new SourceRepository(database),
                        new AnsweredRequests(database, clock),
                        new ItemReader(words, id -> customers.byId(id).isPresent(), decoders)),
                new CustomersEndpoint(
                        customers,
                        new CustomerLookup(database),
                        new ContactPointRepository(database),
                        new TimelineRepository(database),
                        clock.getZone()),
                new OperationsEndpoint(
                        new CustomerOperations(database, clock), new ClaimQueue(database), words, clock.getZone()));
    }

    private ApiRoutes(
            ApiAccess access,
            CommunicationsEndpoint communications,
            CustomersEndpoint customers,
            OperationsEndpoint operations) {
        this.access = access;
        this.routes = List.of(
                new Route(Method.POST, "/communications", Role.INGEST, communications::ingest),
                new Route(Method.GET, "/customers", Role.READ, customers::find),
                new Route(Method.GET, "/customers/{id}", Role.READ, customers::one),
                new Route(Method.GET, "/customers/{id}/timeline", Role.READ, customers::timeline),
                new Route(Method.GET, "/search", Role.READ, customers::search),
                new Route(Method.GET, "/claims", Role.READ, operations::claims),
                new Route(Method.POST, "/contact-points/bind", Role.ADMIN, operations::bind),
                new Route(Method.POST, "/contact-points/ignore", Role.ADMIN, operations::ignore),
                new Route(Method.POST, "/contact-points/forget", Role.ADMIN, operations::forget),
                new Route(Method.POST, "/communications/{id}/claim", Role.ADMIN, operations::claim),
                new Route(Method.POST, "/communications/{id}/unclaim", Role.ADMIN, operations::unclaim),
                new Route(Method.POST, "/customers/{id}/merge", Role.ADMIN, operations::merge),
                new Route(Method.POST, "/customers/{id}/split", Role.ADMIN, operations::split));
    }

    List<Route> routes() {
        return routes;
    }

    @Override
    public void register(JavalinDefaultRoutingApi server) {
        for (Route route : routes) {
            switch (route.method()) {
                case GET -> server.get(BASE + route.path(), context -> answer(route, context));
                case POST -> server.post(BASE + route.path(), context -> answer(route, context));
            }
        }
        // Open to all: it describes the API and holds no data.
        server.get(BASE + "/openapi.json", context -> context.contentType("application/json")
                .result(description()));
    }

    private void answer(Route route, Context context) {
        String caller = access.require(context, route.role());
        try {
            route.endpoint().answer(context, caller);
        } catch (OperationRefused refused) {
            throw ApiProblem.of(refused);
        } catch (ItemRefused refused) {
            throw ApiProblem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, (refused.field() + " " + refused.detail() + ".").strip());
        }
    }

    static String description() {
        try (InputStream resource = Objects.requireNonNull(
                ApiRoutes.class.getResourceAsStream("openapi.json"), "openapi.json is missing from the jar")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
