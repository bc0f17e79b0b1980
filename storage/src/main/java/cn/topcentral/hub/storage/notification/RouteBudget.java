package cn.topcentral.hub.storage.notification;

/**
 * How many messages a route carries, over all hubs.
 *
 * @param perMinute in any minute
 * @param perHour in any hour
 * @param forUrgent how many of a minute's are kept for {@link NotificationKind#URGENT}, so that a storm of other pushes cannot hold one up
 */
public record RouteBudget(int perMinute, int perHour, int forUrgent) {
    public RouteBudget {
        if (forUrgent < 0 || perMinute <= forUrgent || perHour < perMinute) {
            throw new IllegalArgumentException("A budget needs 0 <= forUrgent < perMinute <= perHour");
        }
    }
}
