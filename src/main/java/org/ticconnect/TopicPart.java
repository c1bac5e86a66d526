package org.ticconnect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.files.FileKind;
import org.ticconnect.files.Part;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Quantities;

/** The owner's topic maps, of which one is served. */
final class TopicPart implements Part {
  private final FileTree shipped;
  private final Quantities quantities;
  private final Brokers brokers;
  private final Optional<MqttParts> mqtt;

  /**
   * @param shipped the files of the device
   * @param mqtt empty while no broker is set
   */
  TopicPart(FileTree shipped, Quantities quantities, Brokers brokers, Optional<MqttParts> mqtt) {
    this.shipped = shipped;
    this.quantities = quantities;
    this.brokers = brokers;
    this.mqtt = mqtt;
  }

  /** Whole name of the file of a topic map. */
  static String file(String map) {
    return FileKind.MQTT.path(map);
  }

  @Override
  public List<Mistake> mistakes(Map<String, String> own) {
    try {
      served(own);
      return List.of();
    } catch (MappingException wrong) {
      return wrong.mistakes();
    }
  }

  private TopicMap served(Map<String, String> own) throws MappingException {
    Map<String, TopicMap> maps = Mappings.topicMaps(shipped.with(own), quantities);
    TopicRules rules = brokers.rules();
    Optional<String> problem = rules.problem(maps);
    if (problem.isPresent()) {
      throw new MappingException(List.of(new Mistake(file(rules.chosen()), 0, "", problem.get())));
    }
    return maps.get(rules.chosen());
  }

  @Override
  public void serve(Map<String, String> own) throws MappingException {
    TopicMap next = served(own);
    if (next.equals(brokers.map())) {
      return;
    }
    try {
      if (mqtt.isPresent()) {
        mqtt.get().serve(next);
      } else {
        brokers.serve(next);
      }
    } catch (RuntimeException refused) {
      throw new MappingException(
          List.of(
              new Mistake(file(next.name()), 0, "", "cannot be served: " + refused.getMessage())));
    }
  }

  @Override
  public List<Trouble> troubles() {
    return List.of();
  }
}
