package org.ticconnect.web.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one stream looks at, and how far it has seen. Used by one thread at a time. */
final class Look {
  private static final Logger LOG = LoggerFactory.getLogger(Look.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Feed.Cursor> cursors = new LinkedHashMap<>();
  private boolean told;

  /**
   * @param asked what to look at
   * @throws IllegalArgumentException when there is nothing of that kind, with a sentence for the
   *     owner
   */
  Look(Feeds feeds, Iterable<String> asked) {
    for (String one : asked) {
      if (cursors.put(one, feeds.open(one)) != null) {
        throw new IllegalArgumentException("of: each feed can be asked for once");
      }
    }
  }

  /** The events for what is new, ready to be sent; empty when nothing is. */
  String news() {
    StringBuilder events = new StringBuilder();
    cursors.forEach((asked, cursor) -> news(asked, cursor).ifPresent(events::append));
    return events.toString();
  }

  private Optional<String> news(String asked, Feed.Cursor cursor) {
    try {
      Optional<Object> news = cursor.next();
      return news.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "event: "
                  + Feeds.name(asked)
                  + "\ndata: "
                  + JSON.writeValueAsString(news.get())
                  + "\n\n");
    } catch (JsonProcessingException | RuntimeException broken) {
      // The other feeds of the stream go on; once is enough for the log.
      if (!told) {
        LOG.warn("Nothing of {} can be shown: {}", Feeds.name(asked), broken.toString());
      }
      told = true;
      return Optional.empty();
    }
  }
}
