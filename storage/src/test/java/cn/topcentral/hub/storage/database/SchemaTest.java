package cn.topcentral.hub.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private TestDatabase db;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void everyTableOfTheDesignExists() {
        for (String table : new String[] {
            "customers",
            "contacts",
            "contact_points",
            "employees",
            "customer_communications",
            "communication_sources",
            "communication_attachments",
            "communication_insights",
            "communication_tasks",
            "customer_orders",
            "reports",
            "notifications",
            "alerts",
            "alert_copies",
            "alert_checks",
            "insight_checks",
            "alert_silences",
            "audit_log",
            "sync_cursors",
            "bot_dialogs",
            "dialog_parts",
            "callback_ledger",
            "analysis_corrections",
            "qrtz_triggers"
        }) {
            assertThat(db.value("SELECT to_regclass('" + table + "')")).isEqualTo(table);
        }
    }

    @Test
    void everySeedIndexExists() {
        for (String index : new String[] {
            "customer",
            "time",
            "type",
            "intent",
            "sentiment",
            "urgency",
            "follow_up",
            "thread",
            "source",
            "customer_time"
        }) {
            assertThat(db.value("SELECT to_regclass('idx_comm_" + index + "')")).isEqualTo("idx_comm_" + index);
        }
    }

    @Test
    void everyTableButTheLibrariesOwnIsGuardedByTenant() {
        assertThat(
                        db.value(
                                """
                        SELECT coalesce(string_agg(c.relname, ', '), 'none') FROM pg_class c
                        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                          AND c.relname NOT LIKE 'qrtz%' AND c.relname <> 'flyway_schema_history'
                          AND NOT (c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
                        """))
                .as("tables without row-level security")
                .isEqualTo("none");
    }

    @Test
    void aTenantSeesNothingOfAnother() {
        new CustomerRepository(db.database()).save(NewCustomer.named("宁波奥克斯空调有限公司"));
        try (Database other = Database.openMigrated(db.config(), "T002")) {
            assertThat(new CustomerRepository(other).count()).isZero();
        }
        assertThat(new CustomerRepository(db.database()).count()).isEqualTo(1);
    }

    @Test
    void aTenantCannotWriteForAnother() {
        assertThatThrownBy(
                        () -> db.database()
                                .jdbi()
                                .useHandle(
                                        handle -> handle.execute(
                                                "INSERT INTO customers (customer_id, tenant_id, name) VALUES ('C1', 'T002', 'Nobody')")))
                .hasMessageContaining("row-level security");
    }

    @Test
    void whatHappenedCannotBeRewritten() {
        assertThatThrownBy(() -> db.database().jdbi().useHandle(handle -> handle.execute("DELETE FROM audit_log")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void migratingAgainChangesNothing() {
        assertThat(Database.migrate(db.config())).isZero();
    }

    @Test
    void theHubCanSayWhichVersionItsSchemaHas() {
        try (TestDatabase db = TestDatabase.create()) {
            assertThat(db.database().version()).matches("\\d+");
        }
    }
}
