package org.ticconnect.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What saving does to a disk, a step each. */
interface Disk {
  void write(Path file, byte[] bytes) throws IOException;

  /** Has what was written to a file, or to the list of a folder, put on the medium. */
  void force(Path fileOrFolder) throws IOException;

  /** Puts a file in the place of another one, at once or not at all. */
  void move(Path from, Path to) throws IOException;

  /** The disk of this machine. */
  Disk REAL =
      new Disk() {
        @Override
        public void write(Path file, byte[] bytes) throws IOException {
          Set<StandardOpenOption> anew =
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          // Some of what is saved is secret, and none of it is for other users of the machine.
          try (FileChannel channel =
              FileChannel.open(
                  file,
                  anew,
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
              channel.write(left);
            }
          }
        }

        @Override
        public void force(Path fileOrFolder) throws IOException {
          StandardOpenOption how =
              Files.isDirectory(fileOrFolder) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
          try (FileChannel channel = FileChannel.open(fileOrFolder, how)) {
            channel.force(true);
          }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
          Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
      };
}
