package cn.topcentral.hub.storage.customer;

import java.util.Optional;

/** A contact point to be stored if it is not known yet; see {@link ContactPoint}. */
public record NewContactPoint(
        ContactPoint.Key key,
        Optional<String> name,
        Optional<CustomerId> customer,
        Optional<Integer> contactId,
        double confidence) {}
