package org.ticconnect.mqtt.topic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.mapping.Template;

/** Fills the topic templates of a map. */
public final class TopicNames {
  private final String root;
  private final String client;
  private final Map<String, String> meterNames;
  private final Map<String, String> replace;

  /**
   * @param root first levels of all topics
   * @param client id of this device
   * @param meterNames name of the meter by source, where the owner gave one
   * @param replace what is written in labels instead of some characters, in this order
   */
  public TopicNames(
      String root, String client, Map<String, String> meterNames, Map<String, String> replace) {
    this.root = root;
    this.client = client;
    this.meterNames = Map.copyOf(meterNames);
    this.replace = new LinkedHashMap<>(replace);
  }

  /** How topics call the meter of a source; empty until its address is known. */
  public Optional<String> meter(String source, Optional<String> address) {
    return Optional.ofNullable(meterNames.get(source)).or(() -> address);
  }

  /** The name that the owner gave; empty when the meter goes by its address. */
  public Optional<String> ownName(String source) {
    return Optional.ofNullable(meterNames.get(source));
  }

  /** Id of this device. */
  public String client() {
    return client;
  }

  /** A topic of the device. */
  public String fill(Template template) {
    return template.fill(this::ofDevice).orElseThrow();
  }

  /** A topic of a meter. */
  public String fill(Template template, String source, String meter) {
    return template.fill(placeholder -> ofMeter(placeholder, source, meter)).orElseThrow();
  }

  /** The topic of a quantity or label. */
  public String fill(
      Template template, String source, String meter, String quantity, String label) {
    return template
        .fill(
            placeholder ->
                switch (placeholder) {
                  case QUANTITY -> Optional.of(quantity);
                  // A wildcard is not allowed in a topic.
                  case LABEL -> Optional.of(label(label).replace("+", "_plus_"));
                  default -> ofMeter(placeholder, source, meter);
                })
        .orElseThrow();
  }

  /** A label as the receivers of this map like it. */
  public String label(String label) {
    String mapped = label;
    for (Map.Entry<String, String> one : replace.entrySet()) {
      mapped = mapped.replace(one.getKey(), one.getValue());
    }
    return mapped;
  }

  private Optional<String> ofDevice(Placeholder placeholder) {
    return switch (placeholder) {
      case ROOT -> Optional.of(root);
      case CLIENT -> Optional.of(client);
      default -> Optional.empty();
    };
  }

  /** What stands for the device and the meter in any template. */
  public Optional<String> ofMeter(Placeholder placeholder, String source, String meter) {
    return switch (placeholder) {
      case SOURCE -> Optional.of(source);
      case METER -> Optional.of(meter);
      default -> ofDevice(placeholder);
    };
  }

  /** The same for a meter, as a function. */
  Function<Placeholder, Optional<String>> of(String source, String meter) {
    return placeholder -> ofMeter(placeholder, source, meter);
  }
}
