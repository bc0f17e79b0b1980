package cn.topcentral.hub.bot.web.page.customer;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import io.javalin.http.HttpStatus;

/** Finds the customer an address names, for somebody who may see it. Every page of a customer begins here. Thread-safe. */
public final class VisibleCustomer {
    private final CustomerRepository customers;
    private final Access access;

    public VisibleCustomer(CustomerRepository customers, Access access) {
        this.customers = customers;
        this.access = access;
    }

    /**
     * The customer of an id; of one that was merged into another, that other.
     *
     * @throws ProblemException for an id that nobody has, and for a customer who is not theirs to see. Who does not see all reads the same either way,
     *     and so does not learn which there are
     */
    public Customer named(String id, Employee employee) {
        boolean possible = !id.isBlank() && id.length() <= 64 && id.indexOf('\0') < 0;
        if (!possible) {
            throw unknown();
        }
        return customers
                .byId(new CustomerId(id))
                .map(this::survivor)
                .filter(customer -> access.maySee(employee, customer))
                .orElseThrow(() -> access.isAtLeast(employee, Role.ADMIN) ? unknown() : notTheirs());
    }

    private Customer survivor(Customer asked) {
        CustomerId survivor = customers.survivor(asked.id());
        return survivor.equals(asked.id()) ? asked : customers.byId(survivor).orElse(asked);
    }

    private static ProblemException notTheirs() {
        return new ProblemException(new Problem(
                HttpStatus.FORBIDDEN,
                "This customer is not yours to see, or there is none of this id.",
                "您没有查看权限",
                "这位客户不在您负责的范围内，或者没有这个客户编号。工作需要的话，请联系您的主管或系统管理员。"));
    }

    private static ProblemException unknown() {
        return new ProblemException(new Problem(
                HttpStatus.NOT_FOUND,
                "There is no such customer.",
                "没有找到这位客户",
                "链接可能不完整，或客户编号有误。请在企业微信里发送 /时间轴 客户名称，从卡片打开。"));
    }
}
