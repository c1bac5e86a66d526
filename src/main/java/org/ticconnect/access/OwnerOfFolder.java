package org.ticconnect.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;

/** Gives files to who owns their folder, where another user has written them. */
final class OwnerOfFolder {
  private OwnerOfFolder() {}

  /** Of a link that somebody has put in the place of the file meanwhile, only the link. */
  static void gets(Path file) throws IOException {
    Files.getFileAttributeView(file, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setOwner(Files.getOwner(file.getParent()));
  }
}
