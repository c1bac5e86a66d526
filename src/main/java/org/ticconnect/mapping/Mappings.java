package org.ticconnect.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ticconnect.meter.Quantities;

/**
 * All mappings of a home folder; immutable.
 *
 * @param quantities from {@code mappings/tic/standard.yaml}
 * @param registers what is served over Modbus
 * @param topicMaps from {@code mappings/mqtt}, by name
 */
public record Mappings(
    Quantities quantities, RegisterFiles registers, Map<String, TopicMap> topicMaps) {
  private static final String TOPICS = "mappings/mqtt";

  /**
   * @param files those of {@code mappings} and {@code config}
   * @throws MappingException with the mistakes of all files, not only of the first
   */
  public static Mappings read(FileTree files) throws MappingException {
    Quantities quantities = QuantityFile.read(files, "mappings/tic/standard.yaml");
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, TopicMap> topics = topicMaps(files, quantities, mistakes);
    RegisterFiles registers;
    try {
      registers = RegisterFiles.read(files, quantities);
    } catch (MappingException wrong) {
      mistakes.addAll(0, wrong.mistakes());
      throw new MappingException(mistakes);
    }
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
    return new Mappings(quantities, registers, topics);
  }

  /**
   * Only the topic maps, by name.
   *
   * @throws MappingException with the mistakes of all of them
   */
  public static Map<String, TopicMap> topicMaps(FileTree files, Quantities quantities)
      throws MappingException {
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, TopicMap> topics = topicMaps(files, quantities, mistakes);
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
    return topics;
  }

  private static Map<String, TopicMap> topicMaps(
      FileTree files, Quantities quantities, List<Mistake> mistakes) {
    return MapFolder.read(
        files, TOPICS, (file, name) -> TopicMapFile.read(files, file, name, quantities), mistakes);
  }
}
