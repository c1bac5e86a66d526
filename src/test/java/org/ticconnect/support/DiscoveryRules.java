package org.ticconnect.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Home Assistant demands of a discovery message: its documentation of MQTT discovery, of
 * sensors and binary sensors, and of its Energy dashboard, as of 2026.
 */
public final class DiscoveryRules {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode rules;
  private final List<String> wrong = new ArrayList<>();
  private final Set<String> uniqueIds = new HashSet<>();

  public DiscoveryRules() {
    try (InputStream file = DiscoveryRules.class.getResourceAsStream("/homeassistant/rules.json")) {
      rules = JSON.readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * @param messages payload by topic, of one home
   * @return one sentence for each violation
   */
  public List<String> violations(Map<String, String> messages) {
    messages.forEach(this::message);
    return List.copyOf(wrong);
  }

  private void message(String topic, String payload) {
    String[] levels = topic.split("/");
    if (levels.length < 4 || !levels[levels.length - 1].equals("config")) {
      wrong.add(topic + " is no discovery topic");
      return;
    }
    for (int i = 2; i < levels.length - 1; i++) {
      matches(topic, "topic level", levels[i]);
    }
    JsonNode tree = tree(payload);
    if (levels[1].equals("device")) {
      device(topic, tree);
    } else {
      require(tree, topic, "device", "origin");
      about(topic, tree);
      entity(topic, levels[1], tree);
    }
  }

  private static JsonNode tree(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (IOException noJson) {
      return JSON.createObjectNode();
    }
  }

  private void device(String topic, JsonNode tree) {
    require(tree, topic, "device", "origin", "components");
    onlyKeys(tree, topic, "device_payload_keys");
    about(topic, tree);
    for (Map.Entry<String, JsonNode> component : tree.path("components").properties()) {
      String where = topic + " " + component.getKey();
      matches(where, "key", component.getKey());
      require(component.getValue(), where, "platform");
      if (component.getValue().size() > 1) {
        entity(where, component.getValue().path("platform").asText(), component.getValue());
      }
    }
  }

  private void about(String topic, JsonNode tree) {
    JsonNode device = tree.path("device");
    onlyKeys(device, topic + " device", "device_keys");
    onlyKeys(tree.path("origin"), topic + " origin", "origin_keys");
    require(tree.path("origin"), topic + " origin", "name");
    if (device.path("identifiers").isEmpty() && device.path("connections").isEmpty()) {
      wrong.add(topic + ": the device has no identifiers");
    }
    if (!Set.of("all", "any", "latest").contains(tree.path("availability_mode").asText("latest"))) {
      wrong.add(topic + ": unknown availability_mode");
    }
    tree.path("availability").forEach(one -> require(one, topic + " availability", "topic"));
  }

  private void entity(String where, String platform, JsonNode entity) {
    require(entity, where, "unique_id", "state_topic", "name");
    if (!uniqueIds.add(entity.path("unique_id").asText())) {
      wrong.add(where + ": unique_id is used twice");
    }
    if (entity.has("entity_category")
        && !entity.path("entity_category").asText().equals("diagnostic")) {
      wrong.add(where + ": a sensor is diagnostic or has no entity_category");
    }
    if (entity.has("expire_after") && entity.path("expire_after").asInt(-1) < 0) {
      wrong.add(where + ": expire_after is no number of seconds");
    }
    switch (platform) {
      case "sensor" -> sensor(where, entity);
      case "binary_sensor" -> binarySensor(where, entity);
      default -> wrong.add(where + ": unknown platform " + platform);
    }
  }

  private void binarySensor(String where, JsonNode entity) {
    onlyEntityKeys(entity, where, "binary_sensor_keys");
    if (entity.has("device_class")
        && !contains(
            rules.path("binary_sensor_device_classes"), entity.path("device_class").asText())) {
      wrong.add(where + ": no such device_class of a binary sensor");
    }
  }

  private void sensor(String where, JsonNode entity) {
    onlyEntityKeys(entity, where, "sensor_keys");
    String unit = entity.path("unit_of_measurement").asText("");
    String stateClass = entity.path("state_class").asText("");
    String deviceClass = entity.path("device_class").asText("");
    if (deviceClass.equals("enum") != entity.has("options")) {
      wrong.add(where + ": options and the device_class enum go together");
    }
    if (deviceClass.isEmpty()) {
      return;
    }
    JsonNode known = rules.path("sensor_device_classes").path(deviceClass);
    if (known.isMissingNode()) {
      wrong.add(where + ": no such device_class of a sensor");
      return;
    }
    boolean unitNeeded = !known.path("units").isEmpty() && !deviceClass.equals("power_factor");
    if (unitNeeded || !unit.isEmpty()) {
      if (!contains(known.path("units"), unit)) {
        wrong.add(where + ": unit '" + unit + "' does not belong to " + deviceClass);
      }
    }
    if (!stateClass.isEmpty() && !contains(known.path("state_classes"), stateClass)) {
      wrong.add(where + ": state_class " + stateClass + " does not belong to " + deviceClass);
    }
    if (deviceClass.contains("energy") && stateClass.isEmpty()) {
      wrong.add(where + ": an energy without state_class has no statistics");
    }
  }

  private void onlyEntityKeys(JsonNode entity, String where, String list) {
    entity
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals("platform") && !contains(rules.path(list), key)) {
                wrong.add(where + ": unknown key " + key);
              }
            });
  }

  private void onlyKeys(JsonNode tree, String where, String list) {
    tree.fieldNames()
        .forEachRemaining(
            key -> {
              if (!contains(rules.path(list), key)) {
                wrong.add(where + ": unknown key " + key);
              }
            });
  }

  private void require(JsonNode tree, String where, String... keys) {
    for (String key : keys) {
      JsonNode value = tree.path(key);
      if (value.isMissingNode() || value.isValueNode() && value.asText().isEmpty()) {
        wrong.add(where + ": misses " + key);
      }
    }
  }

  private void matches(String where, String what, String id) {
    if (!id.matches(rules.path("id_pattern").asText())) {
      wrong.add(where + ": " + what + " '" + id + "' has characters that are not allowed");
    }
  }

  private static boolean contains(JsonNode list, String text) {
    for (JsonNode one : list) {
      if (one.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }
}
