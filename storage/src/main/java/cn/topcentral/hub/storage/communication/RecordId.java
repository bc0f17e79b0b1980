package cn.topcentral.hub.storage.communication;

/** The id of a timeline record, e.g. {@code EMAIL-20240615-5e0c7a9b3d21f684}; derived from its source key, so redelivery gives the same. */
public record RecordId(String value) {
    public RecordId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("A record id has 1 to 64 characters, got '" + value + "'");
        }
        // PostgreSQL refuses a NUL, and ids come back from links.
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A record id has no control characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
