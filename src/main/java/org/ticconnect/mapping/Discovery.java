package org.ticconnect.mapping;

import java.util.List;
import java.util.Map;
import org.ticconnect.meter.Quantity;

/**
 * What is announced to Home Assistant; immutable.
 *
 * @param prefix first level of its topics, as set in Home Assistant
 * @param style one message a device, or one an entity
 * @param gateway name of this device
 * @param meter name of a meter; the meter's own name or address follows where there are several
 * @param diagnostics entities of this device
 * @param entities entities of a meter
 */
public record Discovery(
    String prefix,
    Style style,
    String gateway,
    String meter,
    List<Diagnostic> diagnostics,
    List<Entity> entities) {

  /** How many messages. */
  public enum Style {
    /** One message for a device with all its entities. */
    DEVICE,
    /** One message for each entity, for receivers that know only these. */
    ENTITY
  }

  /**
   * @param key last part of its unique id
   * @param platform such as {@code sensor}
   * @param options as Home Assistant calls them, in the order of the file
   */
  public record Diagnostic(String key, String platform, Map<String, Object> options) {}

  /**
   * @param quantity whose live topic tells its state
   * @param live that topic
   * @param platform such as {@code sensor}
   * @param occasional not removed when the meter does not send it for a time
   * @param options as Home Assistant calls them, in the order of the file
   */
  public record Entity(
      Quantity quantity,
      TopicMap.Live live,
      String platform,
      boolean occasional,
      Map<String, Object> options) {}
}
