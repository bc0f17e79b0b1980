package cn.topcentral.hub.connectors.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine with files, redirects and faults. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    FileServer(Map<String, byte[]> files) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        files.forEach((path, bytes) -> server.createContext(path, exchange -> answer(exchange, 200, bytes)));
        server.start();
    }

    FileServer failing(String path, int status) {
        server.createContext(path, exchange -> answer(exchange, status, new byte[0]));
        return this;
    }

    FileServer redirecting(String path, String elsewhere) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere);
            answer(exchange, 302, new byte[0]);
        });
        return this;
    }

    /** Promises more than it sends. */
    FileServer breakingOff(String path) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        return this;
    }

    /** Never comes to an end by itself. */
    FileServer endless(String path) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] block = new byte[1 << 16];
                while (true) {
                    body.write(block);
                }
            } catch (IOException hungUp) {
                exchange.close();
            }
        });
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address(String host, String path) {
        return "http://" + host + ":" + port() + path;
    }

    private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
