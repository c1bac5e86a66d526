package org.ticconnect.factory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Removes everything from a folder but what is to stay, whatever it is: nothing has to be known of
 * what others keep there. Links are removed and not followed. The content of a disk that is mounted
 * inside goes too, its empty folder stays.
 */
final class Wipe {
  /** Something may come while it goes: it is looked again until there is nothing more. */
  private static final int MOST_PASSES = 5;

  private final Ground ground;
  private final Path folder;
  private final Set<String> stays;

  /** What one look at the folder did. */
  private static final class Pass {
    private final List<String> left = new ArrayList<>();
    private int removed;
  }

  /**
   * @param stays names in that folder
   */
  Wipe(Ground ground, Path folder, Set<String> stays) {
    this.ground = ground;
    this.folder = folder;
    this.stays = stays;
  }

  /** What could not be removed, and why; empty when nothing is left. */
  List<String> run() {
    Pass pass = pass();
    for (int passes = 1; pass.removed > 0 && passes < MOST_PASSES; passes++) {
      pass = pass();
    }
    return List.copyOf(pass.left);
  }

  private Pass pass() {
    Pass pass = new Pass();
    empty(folder, pass);
    return pass;
  }

  private void empty(Path within, Pass pass) {
    try {
      ground.unlock(within);
    } catch (IOException notOurs) {
      // What then cannot be removed from it is told.
    }
    try {
      for (Path one : ground.list(within)) {
        if (!isToStay(one)) {
          remove(one, pass);
        }
      }
      ground.force(within);
    } catch (IOException closed) {
      pass.left.add(told(within, closed));
    }
  }

  private boolean isToStay(Path one) {
    return folder.equals(one.getParent()) && stays.contains(one.getFileName().toString());
  }

  private void remove(Path one, Pass pass) {
    int leftBefore = pass.left.size();
    boolean container = ground.isFolder(one);
    if (container) {
      empty(one, pass);
    }
    if (pass.left.size() > leftBefore) {
      return;
    }
    try {
      ground.remove(one);
      pass.removed++;
    } catch (IOException refused) {
      if (!container) {
        pass.left.add(told(one, refused));
      }
    }
  }

  private String told(Path one, IOException why) {
    return folder.relativize(one) + " (" + why.getClass().getSimpleName() + ")";
  }
}
