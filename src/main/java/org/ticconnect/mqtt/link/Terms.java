package org.ticconnect.mqtt.link;

import java.util.Optional;

/**
 * How a connection is asked for; some brokers want it otherwise.
 *
 * @param keepAliveSeconds after which the broker hears from us at the latest
 * @param willQos of the last will
 * @param willRetained whether the broker keeps the last will
 */
record Terms(int keepAliveSeconds, int willQos, boolean willRetained) {

  /** Terms for another attempt after a refusal; empty when that would not help. */
  Optional<Terms> after(int code) {
    if (code == ReasonCode.RETAIN_NOT_SUPPORTED && willRetained) {
      return Optional.of(new Terms(keepAliveSeconds, willQos, false));
    }
    return code == ReasonCode.QOS_NOT_SUPPORTED && willQos > 0
        ? Optional.of(new Terms(keepAliveSeconds, 0, willRetained))
        : Optional.empty();
  }

  /**
   * Terms for another attempt when the broker takes us and wants to hear us more often: the client
   * library obeys that too late and would lose each connection.
   */
  Optional<Terms> heardAtLeastEvery(int seconds) {
    return seconds > 0 && seconds < keepAliveSeconds
        ? Optional.of(new Terms(seconds, willQos, willRetained))
        : Optional.empty();
  }
}
