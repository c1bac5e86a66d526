package org.ticconnect.factory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** A disk with a file that does not go. */
final class StubbornGround extends PassingOnGround {
  private final Path stubborn;

  StubbornGround(Path stubborn) {
    this.stubborn = stubborn;
  }

  @Override
  public void remove(Path path) throws IOException {
    if (path.equals(stubborn)) {
      throw new AccessDeniedException(path.toString());
    }
    super.remove(path);
  }
}
