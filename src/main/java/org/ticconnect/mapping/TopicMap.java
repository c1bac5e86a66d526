package org.ticconnect.mapping;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ticconnect.meter.Quantity;

/**
 * What is published where; immutable.
 *
 * @param name as {@code mqtt.map} calls it: the file's name without its ending
 * @param status the topic that tells whether the device is connected
 * @param frame the topic that gets a JSON text for each frame
 * @param freshness the topic that tells which values of a meter are stale; empty for none
 * @param live the topics that get single quantities
 */
public record TopicMap(
    String name, Status status, Topic frame, Optional<Topic> freshness, List<Live> live) {

  /**
   * @param topic template with {@code {root}} and {@code {client}}
   * @param online published, retained, after each connect
   * @param offline left as the last will, retained
   */
  public record Status(String topic, String online, String offline) {}

  /**
   * @param topic template with {@code {root}} and {@code {meter}}
   * @param qos 0 or 1
   * @param retained whether the broker keeps the newest
   */
  public record Topic(String topic, int qos, boolean retained) {}

  /**
   * @param quantities which ones, in the order of the quantities
   * @param topic template with {@code {root}}, {@code {meter}} and {@code {quantity}}
   * @param payload template with {@code {value}}, {@code {unit}}, {@code {time}} and {@code
   *     {quantity}}
   * @param qos 0 or 1
   * @param retained whether the broker keeps the newest
   * @param heartbeat after which an unchanged value is published again
   */
  public record Live(
      List<Quantity> quantities,
      String topic,
      String payload,
      int qos,
      boolean retained,
      Duration heartbeat) {}
}
