package org.ticconnect;

import java.util.Optional;
import java.util.stream.Stream;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.mapping.Template;
import org.ticconnect.mapping.TopicMap;

/** Topics on which the values of several meters could not be told apart. */
final class SharedTopics {
  private SharedTopics() {}

  /** The first of a map; empty when each tells of which meter it is. */
  static Optional<String> mixing(TopicMap map) {
    Stream<Template> live =
        map.live().stream()
            .filter(row -> !tells(row.to().topic()) && !tells(row.payload()))
            .map(row -> row.to().topic());
    Stream<Template> frames =
        map.frames().stream()
            .filter(row -> !tells(row.to().topic()))
            .filter(row -> row.payload().filter(payload -> !tells(payload)).isPresent())
            // Among the labels is the address of the meter.
            .filter(row -> row.rows().filter(TopicMap.Rows.OfLabels.class::isInstance).isEmpty())
            .map(row -> row.to().topic());
    return Stream.concat(live, frames).map(Template::toString).findFirst();
  }

  private static boolean tells(Template template) {
    return template.uses(Placeholder.METER) || template.uses(Placeholder.SOURCE);
  }
}
