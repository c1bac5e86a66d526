package org.ticconnect.factory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What removing does to a disk, a step each; links are never followed. */
interface Ground {
  /** What is in a folder. */
  List<Path> list(Path folder) throws IOException;

  /** Whether it is a folder itself, and no link to one. */
  boolean isFolder(Path path);

  /** Whether it is there, also as a link to nothing. */
  boolean isThere(Path path);

  /** Whether something can be removed from a folder at all. */
  boolean isWritable(Path folder);

  /** Has its owner list a folder and remove from it. */
  void unlock(Path folder) throws IOException;

  /** Makes an empty file, for which even a full disk mostly has room; leaves one that is there. */
  void create(Path file) throws IOException;

  /** Removes a file, a link or an empty folder; none is as good. */
  void remove(Path path) throws IOException;

  /** Has what was made in a folder or removed from it put on the medium. */
  void force(Path folder) throws IOException;

  /** The disk of this machine. */
  Ground REAL =
      new Ground() {
        private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE);

        @Override
        public List<Path> list(Path folder) throws IOException {
          List<Path> found = new ArrayList<>();
          try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(found::add);
          } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
          }
          return found;
        }

        @Override
        public boolean isFolder(Path path) {
          return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public boolean isThere(Path path) {
          return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public boolean isWritable(Path folder) {
          return Files.isWritable(folder);
        }

        @Override
        public void unlock(Path folder) throws IOException {
          PosixFileAttributeView view =
              Files.getFileAttributeView(
                  folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
          if (view != null && !view.readAttributes().permissions().containsAll(OWNERS)) {
            Files.setPosixFilePermissions(folder, OWNERS);
          }
        }

        @Override
        public void create(Path file) throws IOException {
          try {
            Files.createFile(file);
          } catch (FileAlreadyExistsException kept) {
            return;
          }
        }

        @Override
        public void remove(Path path) throws IOException {
          Files.deleteIfExists(path);
        }

        @Override
        public void force(Path folder) throws IOException {
          try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
          }
        }
      };
}
