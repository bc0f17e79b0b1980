package cn.topcentral.hub.connectors.fetch;

import java.io.InputStream;

/** Where the files behind one kind of reference are. Implementations are safe to share between threads. */
public interface RemoteFiles {

    /** Whether a reference (the {@code Remote.reference} of an attachment draft) is one of this source's. */
    boolean serves(String reference);

    /**
     * Opens the file. The caller caps the size and closes the stream.
     *
     * @throws cn.topcentral.hub.connectors.pull.SourceUnavailable when it is not there yet or the source does not answer; tried again later
     * @throws FileGone when it will never come
     */
    InputStream open(String reference);
}
