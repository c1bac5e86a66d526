package org.ticconnect.admin.file;

import java.io.IOException;
import org.ticconnect.mapping.FileTree;

/** The examples of own routes, for who has no shell on the device. */
final class ExamplesDoor {
  private static final String FOLDER = "routes/examples";

  private final FileTree shipped;

  ExamplesDoor(FileTree shipped) {
    this.shipped = shipped;
  }

  /** Their names. */
  Answer list(Asked asked) {
    return Answer.of(shipped.names(FOLDER));
  }

  /** The text of one. */
  Answer read(Asked asked) throws IOException {
    String name = asked.word("name").orElse("");
    if (!shipped.names(FOLDER).contains(name)) {
      throw new NoSuchFileException(
          "there is no example '" + name + "'; there are " + shipped.names(FOLDER));
    }
    return Answer.of(shipped.read(FOLDER + "/" + name + FileTree.ENDING));
  }
}
