package org.ticconnect.mapping;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.meter.Quantity;

/**
 * What is published where; immutable.
 *
 * @param name as {@code mqtt.map} calls it: the file's name without its ending
 * @param status the topic that tells whether the device is connected
 * @param availability the topic that tells whether a meter is heard; empty for none
 * @param freshness the topic that tells which values of a meter are stale; empty for none
 * @param device the topic that tells how the device itself is; empty for none
 * @param frames what is published for each frame
 * @param live the topics that get single quantities
 * @param history where what survives an outage is sent; empty for nowhere
 * @param discovery what is announced to Home Assistant; empty for nothing
 * @param replace what is written instead of characters that receivers dislike in labels
 */
public record TopicMap(
    String name,
    Presence status,
    Optional<Presence> availability,
    Optional<Topic> freshness,
    Optional<Topic> device,
    List<Frame> frames,
    List<Live> live,
    Optional<History> history,
    Optional<Discovery> discovery,
    Map<String, String> replace) {

  /**
   * Somebody who is there or not.
   *
   * @param topic of the device or of a meter
   * @param online payload while it is there
   * @param offline payload while it is not
   * @param retained whether the broker keeps the newest
   */
  public record Presence(Template topic, String online, String offline, boolean retained) {}

  /**
   * @param topic complete but for its placeholders
   * @param qos 0 or 1
   * @param retained whether the broker keeps the newest
   */
  public record Topic(Template topic, int qos, boolean retained) {}

  /**
   * @param to where
   * @param payload empty for the JSON text that tells everything
   * @param rows what there is a row for
   * @param each how a row is written; they stand for {@code {each}} in the payload
   * @param atMostEvery frames that come earlier are left out; zero for every frame
   */
  public record Frame(
      Topic to,
      Optional<Template> payload,
      Optional<Rows> rows,
      Optional<Each> each,
      Duration atMostEvery) {}

  /**
   * Rows of a payload.
   *
   * @param write one row
   * @param join what stands between two rows
   */
  public record Each(Template write, String join) {}

  /** What the payload of a frame has rows for. */
  public sealed interface Rows {
    /** A row for each of these quantities that the frame has. */
    record OfQuantities(List<Quantity> quantities) implements Rows {}

    /**
     * A row for each label that the frame has.
     *
     * @param scale what the number of a label is multiplied by in {@code {json}}
     * @param dated how a label that has a horodate is written; empty for like all others
     */
    record OfLabels(Map<String, Long> scale, Optional<Template> dated) implements Rows {}
  }

  /**
   * @param quantities which ones, in the order of the quantities
   * @param to where
   * @param payload what
   * @param policy how often
   */
  public record Live(List<Quantity> quantities, Topic to, Template payload, Policy policy) {}

  /**
   * How often a single quantity is published.
   *
   * @param always with each frame, changed or not
   * @param deadBand a change of a number that is not greater is none, in the quantity's unit
   * @param atMostEvery a change waits until so much time is over since the last message
   * @param heartbeat after which an unchanged value is published again
   * @param window over which mean, least and greatest are taken; empty for single values
   */
  public record Policy(
      boolean always,
      double deadBand,
      Duration atMostEvery,
      Duration heartbeat,
      Optional<Duration> window) {

    /** How long a topic can be silent although all is well. */
    public Duration longestSilence() {
      Duration told = window.orElse(heartbeat);
      return told.compareTo(atMostEvery) > 0 ? told : atMostEvery;
    }
  }

  /**
   * @param topic never retained, QoS 1: only what the broker confirmed counts as sent
   * @param payload empty for the JSON text that tells everything
   * @param each what stands for {@code {each}} in the payload
   */
  public record History(Template topic, Optional<Template> payload, Optional<Each> each) {}
}
