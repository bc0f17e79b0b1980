package cn.topcentral.hub.connectors.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IMAP server that behaves as it is told, well or badly: the providers' habits of channels.md section 3 that a proper server does not have.
 * Speaks what the mail library asks for and no more. Every command it got is in {@link #commands}.
 */
final class ScriptedImap implements AutoCloseable {
    private static final Pattern FETCH = Pattern.compile("(?i)(UID )?FETCH (\\S+) \\((.*)\\)");
    private static final Pattern SECTION = Pattern.compile("BODY\\.PEEK\\[(HEADER)?](?:<(\\d+)\\.(\\d+)>)?");

    final List<String> commands = new CopyOnWriteArrayList<>();
    final Set<String> capabilities = new LinkedHashSet<>(List.of("IMAP4rev1"));
    final Map<String, Box> boxes = new LinkedHashMap<>();

    /** Answer to LOGIN in place of OK, e.g. {@code NO [AUTHENTICATIONFAILED] wrong}. */
    volatile String loginAnswer = "OK";

    /** Like NetEase: no folder may be opened on a connection that has not sent ID. */
    volatile boolean wantsId;

    /** Mails at whose body the connection is cut. */
    final Set<Long> dropAt = new LinkedHashSet<>();

    /** Mails whose body is refused with NO. */
    final Set<Long> refuse = new LinkedHashSet<>();

    /** Mails at whose body the server falls silent. */
    final Set<Long> stallAt = new LinkedHashSet<>();

    /** Sizes the server claims, where they are not the true ones. */
    final Map<Long, Long> claimedSize = new LinkedHashMap<>();

    final CountDownLatch idling = new CountDownLatch(1);

    /** What the server says to the next IDLE before it idles. */
    volatile String beforeIdling = "";

    private final ServerSocket socket;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile OutputStream idler = OutputStream.nullOutputStream();

    /** A folder; {@code attributes} as in LIST. */
    static final class Box {
        final String attributes;
        volatile long validity = 7;
        volatile long modSeq = 1;
        final Map<Long, byte[]> mails = new LinkedHashMap<>();

        Box(String attributes) {
            this.attributes = attributes;
        }

        synchronized void put(long uid, String mail) {
            mails.put(uid, mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            modSeq++;
        }

        long next() {
            return mails.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        }
    }

    ScriptedImap() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::accept, "scripted-imap");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    Box box(String wireName, String attributes) {
        return boxes.computeIfAbsent(wireName, name -> new Box(attributes));
    }

    int connections() {
        return connections.size();
    }

    long count(String command) {
        return commands.stream().filter(line -> line.startsWith(command)).count();
    }

    /** Tells whoever idles that there are so many mails now. */
    void announce(int exists) {
        try {
            send(idler, "* " + exists + " EXISTS\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true); // several small writes make an answer
                connections.add(connection);
                Thread thread = new Thread(() -> serve(connection), "scripted-imap-" + connections.size());
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = connection.getOutputStream();
            send(out, "* OK ready\r\n");
            Conversation conversation = new Conversation(in, out);
            String line = in.readLine();
            while (line != null && conversation.answer(line)) {
                line = in.readLine();
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private final class Conversation {
        private final BufferedReader in;
        private final OutputStream out;
        private Box box = new Box("");
        private boolean named;

        Conversation(BufferedReader in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        /** @return whether the conversation goes on */
        boolean answer(String line) throws IOException {
            String tag = line.substring(0, line.indexOf(' '));
            String command = line.substring(tag.length() + 1);
            commands.add(command);
            String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            String result = "OK";
            switch (verb) {
                case "CAPABILITY" -> send(out, "* CAPABILITY " + String.join(" ", capabilities) + "\r\n");
                case "LOGIN" -> result = loginAnswer;
                case "ID" -> {
                    named = true;
                    send(out, "* ID NIL\r\n");
                }
                case "LIST" -> list();
                case "EXAMINE", "SELECT" -> result = select(command);
                case "FETCH", "UID" -> {
                    Matcher fetch = FETCH.matcher(command);
                    if (fetch.matches() && !fetch(fetch)) {
                        return false;
                    }
                    result = fetchResult;
                    fetchResult = "OK";
                }
                case "IDLE" -> {
                    send(out, beforeIdling);
                    beforeIdling = "";
                    send(out, "+ idling\r\n");
                    idler = out;
                    idling.countDown();
                    in.readLine(); // DONE
                }
                case "LOGOUT" -> send(out, "* BYE\r\n");
                default -> {}
            }
            send(out, tag + " " + result + (result.startsWith("OK") ? " done" : "") + "\r\n");
            return !verb.equals("LOGOUT");
        }

        private String fetchResult = "OK";

        private void list() throws IOException {
            for (Map.Entry<String, Box> entry : boxes.entrySet()) {
                send(out, "* LIST (" + entry.getValue().attributes + ") \"/\" \"" + entry.getKey() + "\"\r\n");
            }
        }

        private String select(String command) throws IOException {
            if (wantsId && !named) {
                return "NO EXAMINE Unsafe Login. Please contact kefu@188.com for help";
            }
            String name = command.replaceFirst("(?i)^(EXAMINE|SELECT) ", "")
                    .replaceFirst(" \\(CONDSTORE\\)$", "")
                    .replace("\"", "");
            Box found = boxes.get(name);
            if (found == null) {
                return "NO no such folder";
            }
            box = found;
            send(out, "* FLAGS (\\Seen)\r\n* " + box.mails.size() + " EXISTS\r\n* 0 RECENT\r\n");
            send(out, "* OK [UIDVALIDITY " + box.validity + "] valid\r\n* OK [UIDNEXT " + box.next() + "] next\r\n");
            if (capabilities.contains("CONDSTORE")) {
                send(out, "* OK [HIGHESTMODSEQ " + box.modSeq + "] state\r\n");
            }
            return "OK [READ-ONLY]";
        }

        /** @return false to cut the connection */
        private boolean fetch(Matcher fetch) throws IOException {
            List<Long> uids = new ArrayList<>(box.mails.keySet());
            Matcher section = SECTION.matcher(fetch.group(3));
            for (int i = 0; i < uids.size(); i++) {
                long uid = uids.get(i);
                boolean last = i == uids.size() - 1;
                if (!isMeant(fetch.group(2), fetch.group(1) == null ? i + 1 : uid, last)) {
                    continue;
                }
                if (section.find()) {
                    return body(i + 1, uid, section);
                }
                long size = claimedSize.getOrDefault(uid, (long) mail(uid).length);
                send(
                        out,
                        "* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE \"15-Jun-2024 12:00:00 +0800\")\r\n"
                                .formatted(i + 1, uid, size));
            }
            return true;
        }

        private boolean body(int number, long uid, Matcher section) throws IOException {
            byte[] mail = mail(uid);
            byte[] wanted = mail;
            if (section.group(1) != null) {
                String text = new String(mail, StandardCharsets.ISO_8859_1);
                wanted = text.substring(0, text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
            } else if (refuse.contains(uid)) {
                fetchResult = "NO [SERVERBUG] cannot read this mail";
                return true;
            }
            int from = section.group(2) == null ? 0 : Math.min(Integer.parseInt(section.group(2)), wanted.length);
            int to = section.group(3) == null
                    ? wanted.length
                    : Math.min(from + Integer.parseInt(section.group(3)), wanted.length);
            wanted = Arrays.copyOfRange(wanted, from, to);
            String origin = section.group(2) == null ? "" : "<" + from + ">";
            send(
                    out,
                    "* " + number + " FETCH (UID " + uid + " BODY[" + (section.group(1) == null ? "" : "HEADER") + "]"
                            + origin + " {" + wanted.length + "}\r\n");
            boolean cut = dropAt.contains(uid);
            out.write(wanted, 0, cut || stallAt.contains(uid) ? wanted.length / 2 : wanted.length);
            out.flush();
            if (stallAt.contains(uid)) {
                await();
            }
            if (cut) {
                return false;
            }
            send(out, ")\r\n");
            return true;
        }

        private void await() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private byte[] mail(long uid) {
            return Objects.requireNonNull(box.mails.get(uid));
        }

        private static boolean isMeant(String set, long number, boolean last) {
            for (String range : set.split(",", -1)) {
                String[] ends = range.split(":", -1);
                long from = Long.parseLong(ends[0]);
                boolean open = ends.length == 2 && ends[1].equals("*");
                long to = open ? Long.MAX_VALUE : Long.parseLong(ends[ends.length - 1]);
                if ((number >= from && number <= to) || (open && last)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
