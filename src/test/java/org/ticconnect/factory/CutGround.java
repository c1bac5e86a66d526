package org.ticconnect.factory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A disk whose power fails at a step. Of what was not put on the medium before that, any part may
 * be as if it had not been done.
 */
final class CutGround extends PassingOnGround {
  /** The power has failed. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private interface Undo {
    void undo() throws IOException;
  }

  private record Loose(Path folder, Undo undo) {}

  private final int steps;
  private final Random random;
  private final List<Loose> loose = new ArrayList<>();
  private int done;

  /**
   * @param steps after which the power fails
   */
  CutGround(int steps, Random random) {
    this.steps = steps;
    this.random = random;
  }

  private void step() throws IOException {
    if (done++ < steps) {
      return;
    }
    // The last one first, for a folder is there before what is in it.
    for (int i = loose.size() - 1; i >= 0; i--) {
      if (random.nextBoolean()) {
        loose.get(i).undo().undo();
      }
    }
    throw new Cut();
  }

  @Override
  public void create(Path file) throws IOException {
    step();
    super.create(file);
    loose.add(new Loose(file.getParent(), () -> Files.deleteIfExists(file)));
  }

  @Override
  public void remove(Path path) throws IOException {
    step();
    boolean folder = isFolder(path);
    byte[] bytes = folder || !Files.isRegularFile(path) ? new byte[0] : Files.readAllBytes(path);
    super.remove(path);
    loose.add(
        new Loose(
            path.getParent(),
            () -> {
              Files.createDirectories(path.getParent());
              if (folder) {
                Files.createDirectories(path);
              } else {
                Files.write(path, bytes);
              }
            }));
  }

  @Override
  public void force(Path folder) throws IOException {
    step();
    super.force(folder);
    loose.removeIf(one -> one.folder().equals(folder));
  }
}
