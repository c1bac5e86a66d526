package org.ticconnect.mqtt;

import java.util.Map;
import java.util.Optional;

/** Fills the topic templates of a map. */
final class TopicNames {
  private final String root;
  private final String client;
  private final Map<String, String> meterNames;

  /**
   * @param root first levels of all topics
   * @param client id of this device
   * @param meterNames name of the meter by source, where the owner gave one
   */
  TopicNames(String root, String client, Map<String, String> meterNames) {
    this.root = root;
    this.client = client;
    this.meterNames = Map.copyOf(meterNames);
  }

  /** How topics call the meter of a source; empty until its address is known. */
  Optional<String> meter(String source, Optional<String> address) {
    return Optional.ofNullable(meterNames.get(source)).or(() -> address);
  }

  String fill(String template) {
    return template.replace("{root}", root).replace("{client}", client);
  }

  String fill(String template, String meter) {
    return fill(template).replace("{meter}", meter);
  }
}
