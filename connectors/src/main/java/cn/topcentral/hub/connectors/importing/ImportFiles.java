package cn.topcentral.hub.connectors.importing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files an import is about: a named file whatever it is called, of a named folder those that the connector accepts. */
final class ImportFiles {
    private ImportFiles() {}

    /** Told of what cannot be looked at. */
    interface Rejects {
        void reject(String file, String position, String reason);
    }

    static List<Path> under(Path path, FileConnector connector, Rejects rejects) {
        if (!Files.exists(path)) {
            rejects.reject(path.toString(), "", "does not exist. Check the path.");
            return List.of();
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && connector.accepts(file)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    rejects.reject(
                            file.toString(), "", "cannot be read: " + failure + ". Check that this user may read it.");
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            rejects.reject(path.toString(), "", "cannot be read: " + e + ". Check that this user may read it.");
        }
        if (files.isEmpty()) {
            rejects.reject(
                    path.toString(),
                    "",
                    "holds no file that the channel " + connector.channel()
                            + " reads. Check the folder and the channel.");
        }
        files.sort(null); // the same order every time, whatever the file system gives
        return files;
    }
}
