package org.ticconnect;

import java.util.Map;
import java.util.Optional;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.settings.Settings;

/**
 * What the settings ask of topic maps, beyond what the files themselves must hold.
 *
 * @param chosen name of the map that is served
 * @param severalMeters whether there are more than one
 */
record TopicRules(String chosen, boolean severalMeters) {

  static TopicRules of(Settings settings) {
    return new TopicRules(settings.mqtt().map(), settings.sources().size() > 1);
  }

  /**
   * @param maps all that there are, by name
   * @return why the chosen one cannot be served, in one sentence; empty when it can
   */
  Optional<String> problem(Map<String, TopicMap> maps) {
    return Optional.ofNullable(maps.get(chosen))
        .map(this::problem)
        .orElseGet(() -> Optional.of("there is no such map; there are " + maps.keySet()));
  }

  /**
   * @return why a map cannot be served, in one sentence; empty when it can
   */
  Optional<String> problem(TopicMap map) {
    return severalMeters
        ? SharedTopics.mixing(map)
            .map(
                topic ->
                    "there are several meters, and its topic '"
                        + topic
                        + "' would mix them: add {meter}")
        : Optional.empty();
  }
}
