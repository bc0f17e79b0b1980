package cn.topcentral.hub.connectors.extraction;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The reading process: takes requests from its standard input until that ends, and answers each on its standard output. It may be killed at any time, and
 * is, when a file takes too long; it keeps nothing. Started by {@link ReadingProcess} only.
 */
public final class ReadingMain {
    private ReadingMain() {}

    public static void main(String[] arguments) throws IOException {
        DataInputStream requests = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream replies =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // The pipe is ours alone: what libraries print would be taken for an answer.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        // A hub that was killed cannot end a reader that is caught in an endless file.
        ProcessHandle.current().parent().ifPresent(ReadingMain::endWith);
        FileReader reader = new FileReader();
        while (true) {
            ReadRequest request;
            try {
                request = Frames.read(requests, ReadRequest.class);
            } catch (EOFException hubEnded) {
                return;
            }
            Frames.write(replies, reader.read(request));
        }
    }

    private static void endWith(ProcessHandle hub) {
        Thread watch = new Thread(
                () -> {
                    hub.onExit().join();
                    Runtime.getRuntime().halt(1);
                },
                "hub-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
