package cn.topcentral.hub.connectors.directory;

/** What became of a line of a list. */
enum Outcome {
    STORED,
    /** It was there and is up to date now. */
    UPDATED,
    /** It was there and says nothing new. */
    UNCHANGED
}
