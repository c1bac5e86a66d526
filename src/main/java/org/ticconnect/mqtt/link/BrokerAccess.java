package org.ticconnect.mqtt.link;

import java.util.List;
import java.util.Optional;

/**
 * Which brokers, as whom, with which will.
 *
 * @param brokers one or more, the preferred first
 * @param clientId of this device, used by no other
 * @param username empty for none
 * @param password empty for none
 * @param trust how the brokers prove who they are, and this device to them
 * @param will what is said on connecting and left to be said when the connection breaks
 */
public record BrokerAccess(
    List<BrokerUrl> brokers,
    String clientId,
    Optional<String> username,
    Optional<String> password,
    BrokerTrust trust,
    Will will) {

  /**
   * @param topic gets both
   * @param online said after each connect
   * @param offline left as the last will
   * @param retained whether the broker keeps the newest
   */
  public record Will(String topic, String online, String offline, boolean retained) {}
}
