package cn.topcentral.hub.storage.report;

/** Words a correction. */
@FunctionalInterface
public interface Corrections {

    /**
     * What stands at the top of a new version, as Markdown with its heading.
     *
     * @param id of the new version, for its links
     */
    String section(StoredReport before, NewReport now, String id);
}
