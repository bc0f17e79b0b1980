package cn.topcentral.hub.storage.database;

/**
 * How to reach a PostgreSQL server.
 *
 * @param url a JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param user the login; it must own the database's schema {@code public}, and be allowed to create the role {@code hub_app} or be a
 *     member of it
 * @param password its password; empty where the server asks for none
 * @param connections the most connections to hold open; each command and each worker needs one while it talks to the database
 */
public record DatabaseConfig(String url, String user, String password, int connections) {

    public DatabaseConfig {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "database.url must begin with jdbc:postgresql: (other databases are not supported), got '" + url
                            + "'");
        }
    }

    @Override
    public String toString() {
        return "DatabaseConfig[url=" + url + ", user=" + user + ", password=***, connections=" + connections + "]";
    }
}
