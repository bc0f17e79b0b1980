-- Flyway makes its table before V001 sets what hub_app may do with new ones; without this the hub cannot say which version its schema has.
GRANT SELECT ON flyway_schema_history TO hub_app;
