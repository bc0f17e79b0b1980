package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.Silencing;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.EmployeeChanges;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.List;

/** {@code /administration} and all below, put together. */
public final class Administration implements Routes {
    private final List<Routes> parts;

    /**
     * All of it.
     *
     * @param version of the hub, for people
     */
    public Administration(
            Frame frame,
            Database database,
            HubConfig config,
            Access access,
            Silencing silencing,
            Jobs jobs,
            String version,
            Clock clock) {
        EmployeeRepository employees = new EmployeeRepository(database);
        AuditLog audit = new AuditLog(database);
        this.parts = List.of(
                new EmployeeRoutes(
                        frame,
                        employees,
                        new EmployeeChanges(database),
                        new PhoneNumbers(config.phone().areaCode()),
                        config.wecom().staff().isPresent(),
                        clock),
                new ConfigRoutes(frame, config, version, clock),
                new JobRoutes(frame, jobs, audit, clock),
                new SilenceRoutes(
                        frame,
                        silencing,
                        new CustomerLookup(database),
                        new CustomerRepository(database),
                        employees,
                        access,
                        clock),
                new AuditRoutes(frame, audit, employees, clock));
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        parts.forEach(part -> part.register(routes));
    }
}
