package org.ticconnect.web.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** All that can be looked at; who has something to show adds it. */
public final class Feeds {
  private static final String ARGUMENT = ":";

  private final List<Feed> all = new CopyOnWriteArrayList<>();

  /**
   * @throws IllegalArgumentException when there is one of that name
   */
  public void add(Feed feed) {
    if (named(feed.name()).isPresent()) {
      throw new IllegalArgumentException("there are two feeds named " + feed.name());
    }
    all.add(feed);
  }

  /**
   * Begins to look.
   *
   * @param asked a name, or a name, a colon and an argument
   * @throws IllegalArgumentException when there is nothing of that kind, with a sentence for the
   *     owner
   */
  Feed.Cursor open(String asked) {
    String name = name(asked);
    Feed feed =
        named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "of: there is no such feed; there are "
                            + all.stream().map(Feed::name).collect(Collectors.joining(", "))));
    return feed.open(asked.contains(ARGUMENT) ? asked.substring(name.length() + 1) : "");
  }

  /** How the events of what was asked for are called. */
  static String name(String asked) {
    return asked.split(ARGUMENT, 2)[0];
  }

  private Optional<Feed> named(String name) {
    return all.stream().filter(feed -> feed.name().equals(name)).findFirst();
  }
}
