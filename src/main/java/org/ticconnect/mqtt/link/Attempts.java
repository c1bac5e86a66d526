package org.ticconnect.mqtt.link;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Which brokers to try when: each has pauses of its own, so that one that refuses does not keep us
 * from another that comes back.
 */
final class Attempts {

  /** What is known of one broker. */
  private static final class Candidate {
    private final BrokerUrl broker;
    private final Pauses pauses;
    private Optional<Long> notBefore = Optional.empty();
    private boolean refused;
    private String why = "not tried yet";

    Candidate(BrokerUrl broker, Pauses pauses) {
      this.broker = broker;
      this.pauses = pauses;
    }

    boolean due(long now) {
      return notBefore.filter(time -> time - now > 0).isEmpty();
    }

    void wait(Duration pause, long now) {
      notBefore = Optional.of(now + pause.toNanos());
    }
  }

  private final List<Candidate> candidates;

  /**
   * @param chance 0 to 1, varies the pauses
   */
  Attempts(List<BrokerUrl> brokers, DoubleSupplier chance) {
    this.candidates =
        brokers.stream().map(broker -> new Candidate(broker, new Pauses(chance))).toList();
  }

  /** Those whose pause is over, in the order of the owner. */
  List<BrokerUrl> due(long now) {
    return candidates.stream().filter(one -> one.due(now)).map(one -> one.broker).toList();
  }

  /** How long until one is due. */
  Duration untilNext(long now) {
    long nanos =
        candidates.stream().mapToLong(one -> one.notBefore.orElse(now) - now).min().orElse(0);
    return Duration.ofNanos(Math.max(0, nanos));
  }

  /** It is not tried yet. */
  void postponed(BrokerUrl broker, String why, Duration pause, long now) {
    Candidate candidate = of(broker);
    candidate.refused = false;
    candidate.why = why;
    candidate.wait(pause, now);
  }

  /** A connection could not be made. */
  void failed(BrokerUrl broker, MqttException failure, long now) {
    Candidate candidate = of(broker);
    boolean distrusted = TlsProblem.of(failure).isPresent();
    candidate.refused = distrusted || ReasonCode.isRefusalToMend(failure.getReasonCode());
    candidate.why = ReasonCode.whyNoConnection(failure);
    candidate.wait(
        candidate.refused
            ? candidate.pauses.afterRefusal(distrusted)
            : candidate.pauses.afterFailure(),
        now);
  }

  /**
   * A connection ended.
   *
   * @param code the broker's reason, 0 when it gave none
   * @return how long to wait before anything is tried, so that the same broker is preferred
   */
  Duration lost(BrokerUrl broker, int code, Duration lasted, long now) {
    Candidate candidate = of(broker);
    boolean takenOver = code == ReasonCode.TAKEN_OVER;
    Duration pause =
        takenOver
            ? candidate.pauses.afterTakeOver(lasted, now)
            : candidate.pauses.afterLoss(lasted);
    boolean thrownOut = candidate.pauses.thrownOutRepeatedly();
    candidate.refused = takenOver || thrownOut;
    if (ReasonCode.isRefusal(code)) {
      candidate.why = ReasonCode.words(code);
    } else if (thrownOut) {
      candidate.why =
          "lost again and again soon after connecting; perhaps another client uses this client id:"
              + " change mqtt.client";
    } else {
      candidate.why = "the connection was lost";
    }
    candidate.wait(pause, now);
    return pause;
  }

  /** Somebody wants a connection at once. */
  void forgive() {
    candidates.forEach(one -> one.notBefore = Optional.empty());
  }

  /** While there is no connection. */
  LinkState state() {
    boolean refused = candidates.stream().anyMatch(one -> one.refused);
    return new LinkState(
        refused ? LinkState.Status.REFUSED : LinkState.Status.CONNECTING,
        candidates.stream()
            .map(one -> one.broker + ": " + one.why)
            .collect(Collectors.joining("; ")));
  }

  private Candidate of(BrokerUrl broker) {
    return candidates.stream().filter(one -> one.broker.equals(broker)).findFirst().orElseThrow();
  }
}
