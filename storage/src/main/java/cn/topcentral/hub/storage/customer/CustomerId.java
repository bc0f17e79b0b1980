package cn.topcentral.hub.storage.customer;

/** A customer's id, e.g. {@code C001001}. */
public record CustomerId(String value) {
    public CustomerId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("A customer id has 1 to 64 characters, got '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
