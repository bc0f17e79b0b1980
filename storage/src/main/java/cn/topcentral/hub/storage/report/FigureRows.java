package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.insight.Insight;
import cn.topcentral.hub.storage.order.Order;
import java.util.List;

/** What is behind a figure. */
public sealed interface FigureRows {

    /** How many were read. */
    int size();

    /** Newest first. */
    record Records(List<TimelineRecord> records) implements FigureRows {
        public Records {
            records = List.copyOf(records);
        }

        @Override
        public int size() {
            return records.size();
        }
    }

    /** By id. */
    record Customers(List<Customer> customers) implements FigureRows {
        public Customers {
            customers = List.copyOf(customers);
        }

        @Override
        public int size() {
            return customers.size();
        }
    }

    /** The earliest due first. */
    record Tasks(List<TaskLine> tasks) implements FigureRows {
        public Tasks {
            tasks = List.copyOf(tasks);
        }

        @Override
        public int size() {
            return tasks.size();
        }
    }

    /** The most important first. */
    record Insights(List<Insight> insights) implements FigureRows {
        public Insights {
            insights = List.copyOf(insights);
        }

        @Override
        public int size() {
            return insights.size();
        }
    }

    /** Newest first. */
    record Orders(List<Order> orders) implements FigureRows {
        public Orders {
            orders = List.copyOf(orders);
        }

        @Override
        public int size() {
            return orders.size();
        }
    }
}
