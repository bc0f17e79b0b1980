package cn.topcentral.hub.connectors.wechat.archive;

/**
 * The calls of the archive's library (WeCom page 91774), without the handles and memory it makes one care for. Implementations are safe to share
 * between threads. Every call may throw {@link cn.topcentral.hub.connectors.pull.SourceUnavailable} when the library itself cannot be used.
 */
public interface ArchiveSource {
    /** The most records one call gives. */
    int MOST_RECORDS = 1000;

    /**
     * Encrypted records behind a place.
     *
     * @param seq of the last record that was read, 0 at first
     * @param limit at most {@link #MOST_RECORDS}
     * @return the JSON of GetChatData; no {@code chatdata} when there is nothing new
     * @throws SdkFailure with the library's code
     */
    String records(long seq, int limit);

    /**
     * Decrypts one message.
     *
     * @param key what the private key made of {@code encrypt_random_key}
     * @return the JSON of the message
     * @throws SdkFailure with the library's code
     */
    String decrypt(String key, String encryptedMessage);

    /**
     * A piece of a file, of at most 512 KB.
     *
     * @param index as the piece before gave it, empty for the first
     * @throws SdkFailure with the library's code
     */
    MediaPiece media(String fileId, String index);

    /**
     * A piece of a file.
     *
     * @param bytes not copied; nobody may change it
     * @param next where the next piece begins
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record MediaPiece(byte[] bytes, String next, boolean last) {}
}
