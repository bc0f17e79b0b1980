package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How far a mailbox was read.
 *
 * @param folders by name
 */
record ImapCursor(Map<String, Folder> folders) {
    private static final Function<String, ImapCursor> READER = Json.reader(new TypeReference<>() {});

    /** Nothing was read yet. */
    static final ImapCursor START = new ImapCursor(Map.of());

    ImapCursor {
        folders = Map.copyOf(folders);
    }

    /**
     * How far a folder was read.
     *
     * @param uidValidity the numbers mean something only while this stays the same (RFC 3501 section 2.3.1.1)
     * @param lastUid every mail up to this was taken in, or is in {@code failed}
     * @param highestModSeq the state of the folder then (RFC 7162), 0 where the server does not tell
     * @param failed mails that could not be fetched, and how often it was tried
     */
    record Folder(long uidValidity, long lastUid, long highestModSeq, Map<Long, Integer> failed) {
        static final Folder UNREAD = new Folder(0, 0, 0, Map.of());

        Folder {
            failed = Map.copyOf(failed);
        }

        /** The folder has other numbers now: all of it is looked at again, and what is known is recognised by its Message-ID. */
        Folder in(long validity) {
            return validity == uidValidity ? this : new Folder(validity, 0, 0, Map.of());
        }

        Folder upTo(long uid) {
            return new Folder(uidValidity, Math.max(uid, lastUid), highestModSeq, failed);
        }

        Folder at(long modSeq) {
            return new Folder(uidValidity, lastUid, modSeq, failed);
        }

        Folder failedAt(long uid) {
            Map<Long, Integer> more = new TreeMap<>(failed);
            more.merge(uid, 1, Integer::sum);
            return new Folder(uidValidity, Math.max(uid, lastUid), highestModSeq, more);
        }

        Folder done(long uid) {
            Map<Long, Integer> fewer = new TreeMap<>(failed);
            fewer.remove(uid);
            return new Folder(uidValidity, lastUid, highestModSeq, fewer);
        }
    }

    Folder folder(String name) {
        return folders.getOrDefault(name, Folder.UNREAD);
    }

    ImapCursor with(String name, Folder folder) {
        Map<String, Folder> changed = new HashMap<>(folders);
        changed.put(name, folder);
        return new ImapCursor(changed);
    }

    static ImapCursor read(String json) {
        return READER.apply(json);
    }

    String write() {
        return Json.write(this);
    }
}
