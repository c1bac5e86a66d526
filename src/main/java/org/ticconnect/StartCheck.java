package org.ticconnect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mqtt.BrokerSettings;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.settings.Settings;

/** Whether the device would start with other settings, beside the owner's other files. */
record StartCheck(Path home) {
  private static final BrokerAccess.Will ANY_WILL = new BrokerAccess.Will("any", "", "", false);

  /**
   * @param own texts of the owner's files by whole name
   * @return what would be wrong, in sentences; nothing about files that are wrong by themselves
   */
  List<String> problems(Settings next, Map<String, String> own) {
    List<String> problems = new ArrayList<>();
    try {
      Mappings mappings = Mappings.read(FileTree.of(home).with(own));
      TopicRules.of(next)
          .problem(mappings.topicMaps())
          .map(problem -> "mqtt.map = " + next.mqtt().map() + ": " + problem)
          .ifPresent(problems::add);
      ModbusParts.mistakes(next, mappings.registers().units()).stream()
          .map(Mistake::toString)
          .forEach(problems::add);
    } catch (MappingException wrong) {
      // The maps are told of by themselves.
    }
    broker(next.mqtt()).ifPresent(problems::add);
    return problems;
  }

  private Optional<String> broker(Settings.Mqtt mqtt) {
    if (mqtt.url().isEmpty()) {
      return Optional.empty();
    }
    try {
      new BrokerSettings(home.resolve("config"), "any", ANY_WILL).access(mqtt);
      return Optional.empty();
    } catch (IOException | IllegalArgumentException unusable) {
      return Optional.of("mqtt: " + unusable.getMessage());
    }
  }
}
