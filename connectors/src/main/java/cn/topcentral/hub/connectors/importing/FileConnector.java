package cn.topcentral.hub.connectors.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A channel that can be read from files. One implementation per channel; stateless, safe to share between threads. */
public interface FileConnector {

    /** The channel's word on the command line, e.g. {@code email}. */
    String channel();

    /** Whether a file found in a folder is meant for this channel, by its name (and, where names say nothing, its first bytes). */
    boolean accepts(Path file);

    /**
     * Reads a file item by item, in the order of the file, without holding more than one item in memory. A bad item becomes an {@link
     * ImportItem.Rejected} and the rest goes on. The caller closes the stream.
     *
     * @throws IOException only when the file cannot be opened
     */
    Stream<ImportItem> read(Path file) throws IOException;
}
