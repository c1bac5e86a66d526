package org.ticconnect.mqtt.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ticconnect.mapping.Discovery;

/** Writes devices as Home Assistant wants them: one message a device, or one an entity. */
final class Payloads {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Something that has entities.
   *
   * @param id letters, digits, - and _
   * @param description as Home Assistant calls its parts
   * @param availability topics with their payloads; all of them must say that it is there
   * @param entities by key, each with its platform
   */
  record Device(
      String id,
      Map<String, Object> description,
      List<Map<String, Object>> availability,
      Map<String, Entity> entities) {}

  /**
   * @param platform such as {@code sensor}
   * @param options without its platform
   */
  record Entity(String platform, Map<String, Object> options) {}

  private final Discovery discovery;
  private final Map<String, Object> origin = new LinkedHashMap<>();

  Payloads(Discovery discovery, String version) {
    this.discovery = discovery;
    origin.put("name", "TIC Connect");
    origin.put("sw_version", version);
  }

  /** Payload by topic. */
  Map<String, String> of(Device device) {
    return discovery.style() == Discovery.Style.DEVICE ? whole(device) : single(device);
  }

  private Map<String, String> whole(Device device) {
    Map<String, Object> components = new LinkedHashMap<>();
    device
        .entities()
        .forEach(
            (key, entity) -> {
              Map<String, Object> component = new LinkedHashMap<>();
              component.put("platform", entity.platform());
              component.putAll(entity.options());
              components.put(key, component);
            });
    Map<String, Object> payload = new LinkedHashMap<>(about(device));
    payload.put("components", components);
    return Map.of(
        "%s/device/%s/config".formatted(discovery.prefix(), device.id()), written(payload));
  }

  private Map<String, String> single(Device device) {
    Map<String, String> payloads = new LinkedHashMap<>();
    device
        .entities()
        .forEach(
            (key, entity) -> {
              Map<String, Object> payload = new LinkedHashMap<>(entity.options());
              payload.putAll(about(device));
              payloads.put(
                  "%s/%s/%s/%s/config"
                      .formatted(discovery.prefix(), entity.platform(), device.id(), key),
                  written(payload));
            });
    return payloads;
  }

  private Map<String, Object> about(Device device) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("device", device.description());
    about.put("origin", origin);
    about.put("availability", device.availability());
    about.put("availability_mode", "all");
    about.put("qos", 1);
    return about;
  }

  private static String written(Map<String, Object> payload) {
    try {
      return JSON.writeValueAsString(payload);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
