package org.ticconnect.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.ScriptedBroker;

/** F20: certificates are checked when the clock of the device is set, or after two minutes. */
final class ClockWaitTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String NOT_SET = "the clock of this device is not set yet";

  private final AtomicLong passed = new AtomicLong();
  private final AtomicBoolean set = new AtomicBoolean();

  private MqttLink link(String url) throws Exception {
    return new MqttLink(
        new BrokerAccess(
            List.of(BrokerUrl.parse(url)),
            "clock-test",
            Optional.empty(),
            Optional.empty(),
            new BrokerTrust(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            new BrokerAccess.Will("tic/status", "online", "offline", true)),
        Executors.newSingleThreadExecutor(),
        () -> System.nanoTime() + passed.get(),
        set::get);
  }

  private static void tells(MqttLink link, String part) {
    await().atMost(SOON).until(() -> link.state().detail().contains(part));
  }

  @Test
  void waitsForTheClockButNoLongerThanTwoMinutes() throws Exception {
    try (ScriptedBroker broker = ScriptedBroker.started();
        MqttLink link = link(broker.url().replace("mqtt:", "mqtts:"))) {
      link.start();
      tells(link, NOT_SET);
      assertThat(link.turns()).isPositive();
      passed.set(TimeUnit.SECONDS.toNanos(121));
      tells(link, "TLS");
    }
  }

  @Test
  void triesAsSoonAsTheClockIsSet() throws Exception {
    try (ScriptedBroker broker = ScriptedBroker.started();
        MqttLink link = link(broker.url().replace("mqtt:", "mqtts:"))) {
      link.start();
      tells(link, NOT_SET);
      set.set(true);
      tells(link, "TLS");
    }
  }

  @Test
  void doesNotWaitWhereNoCertificateIsChecked() throws Exception {
    try (ScriptedBroker broker = ScriptedBroker.started();
        MqttLink link = link(broker.url())) {
      link.start();
      await().atMost(SOON).until(link::connected);
      assertThat(link.busy()).isFalse();
    }
  }
}
