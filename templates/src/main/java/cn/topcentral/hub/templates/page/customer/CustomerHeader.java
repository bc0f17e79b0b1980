package cn.topcentral.hub.templates.page.customer;

import java.util.List;

/**
 * The head of every page of a customer (seed 6.1): who it is, how the relationship is, and the ways to look at it.
 *
 * @param name what people call the customer
 * @param registeredName the name in full
 * @param facts what stands under the name, in order, each a few words
 * @param demo whether these are invented data
 * @param tabs the views, in order
 */
public record CustomerHeader(String name, String registeredName, List<String> facts, boolean demo, List<Tab> tabs) {
    /** A way to look at the customer. */
    public record Tab(String label, String icon, String path, boolean current) {}

    public CustomerHeader {
        facts = List.copyOf(facts);
        tabs = List.copyOf(tabs);
    }
}
