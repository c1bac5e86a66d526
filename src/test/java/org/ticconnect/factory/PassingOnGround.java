package org.ticconnect.factory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The real disk, of which tests replace a step. */
class PassingOnGround implements Ground {
  @Override
  public List<Path> list(Path folder) throws IOException {
    return REAL.list(folder);
  }

  @Override
  public boolean isFolder(Path path) {
    return REAL.isFolder(path);
  }

  @Override
  public boolean isThere(Path path) {
    return REAL.isThere(path);
  }

  @Override
  public boolean isWritable(Path folder) {
    return REAL.isWritable(folder);
  }

  @Override
  public void unlock(Path folder) throws IOException {
    REAL.unlock(folder);
  }

  @Override
  public void create(Path file) throws IOException {
    REAL.create(file);
  }

  @Override
  public void remove(Path path) throws IOException {
    REAL.remove(path);
  }

  @Override
  public void force(Path folder) throws IOException {
    REAL.force(folder);
  }
}
