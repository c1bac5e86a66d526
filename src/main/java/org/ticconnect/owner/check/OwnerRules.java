package org.ticconnect.owner.check;

import java.net.URI;
import java.util.List;

/**
 * Where owners' routes may send to.
 *
 * @param topics MQTT topic filters, with {@code +} and {@code #}, that they may publish to
 * @param pushes {@code scheme://host} or {@code scheme://host:port} that they may push to
 */
public record OwnerRules(List<String> topics, List<String> pushes) {
  /** Copies both lists. */
  public OwnerRules {
    topics = List.copyOf(topics);
    pushes = List.copyOf(pushes);
  }

  /** Whether owners' routes may publish to a topic. */
  public boolean topicAllowed(String topic) {
    return new TopicFilters(topics).problem(topic).isEmpty();
  }

  /**
   * Whether owners' routes may push to an address; only its scheme, host and port count.
   *
   * @param address with scheme and host
   */
  public boolean pushAllowed(URI address) {
    return new PushTargets(pushes)
        .problem(address.getScheme() + "://" + address.getAuthority())
        .isEmpty();
  }
}
