package cn.topcentral.hub.connectors.extraction;

/**
 * One file for the reading process.
 *
 * @param file path of the bytes
 * @param name as shown to people; tells a table from plain text, where the bytes do not
 */
record ReadRequest(String file, String name) {}
