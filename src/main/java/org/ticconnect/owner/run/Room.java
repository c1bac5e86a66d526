package org.ticconnect.owner.run;

import java.util.List;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;

/** How many files and routes may run in all; each route may need a thread, and each file memory. */
final class Room {
  static final int MOST_FILES = 30;
  static final int MOST_ROUTES = 60;

  private int files;
  private int routes;

  /**
   * Another file runs.
   *
   * @throws MappingException when it is one too many
   */
  void file(String name) throws MappingException {
    if (++files > MOST_FILES) {
      throw full(name, "%d files run already".formatted(MOST_FILES));
    }
  }

  /**
   * Its routes.
   *
   * @throws MappingException when they are too many beside those of the other files
   */
  void routes(String name, int count) throws MappingException {
    if (routes + count > MOST_ROUTES) {
      throw full(name, "it has %d routes beside %d of other files".formatted(count, routes));
    }
    routes += count;
  }

  private static MappingException full(String name, String why) {
    String problem =
        "there is no room for it: %s; at most %d files with %d routes in all may run"
            .formatted(why, MOST_FILES, MOST_ROUTES);
    return new MappingException(List.of(new Mistake(name, 0, "", problem)));
  }
}
