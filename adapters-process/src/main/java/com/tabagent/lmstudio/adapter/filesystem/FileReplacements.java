package com.tabagent.lmstudio.adapter.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;

/// New contents for several files. All are on the disk before the first one takes its place, and
/// each takes it in one step: a reader sees the old file or the new one, never a part. Closing
/// takes away what has not taken its place.
final class FileReplacements implements AutoCloseable {
  private final Deque<Replacement> prepared = new ArrayDeque<>();

  /// A finished file, and the one that it is to become.
  private record Replacement(Path file, Path target) {}

  /// Writes the content beside the file: a move within one folder is the only one that is sure to
  /// be one step. A file that is a link stays one, and the file behind it is replaced.
  void prepare(Path file, byte[] content) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.resolveSibling("");
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, ".tabagent-", ".tmp");
    prepared.add(new Replacement(fresh, target));
    keepPermissions(target, fresh);
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void keepPermissions(Path target, Path fresh) throws IOException {
    var view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    if (view != null && Files.exists(target)) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  /// Puts every file in its place, in the order of their preparation.
  void publish() throws IOException {
    while (!prepared.isEmpty()) {
      Replacement next = prepared.element();
      Files.move(next.file, next.target, StandardCopyOption.ATOMIC_MOVE);
      prepared.remove();
    }
  }

  @Override
  public void close() throws IOException {
    for (Replacement left : prepared) {
      Files.deleteIfExists(left.file);
    }
  }
}
