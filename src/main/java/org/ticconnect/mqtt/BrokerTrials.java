package org.ticconnect.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.ticconnect.mqtt.link.BrokerAccess;
import org.ticconnect.mqtt.link.BrokerUrl;
import org.ticconnect.mqtt.link.Trial;
import org.ticconnect.settings.Settings;

/** Tries brokers before they are saved, one trial at a time. */
public final class BrokerTrials {
  private final BrokerSettings brokers;
  private final Settings.Mqtt settings;
  private final List<String> topics;
  private final Executor threads;
  private final Semaphore one = new Semaphore(1);

  /**
   * @param settings as they are now
   * @param topics to publish on, a message that nobody keeps
   * @param threads for looking up names
   */
  public BrokerTrials(
      BrokerSettings brokers, Settings.Mqtt settings, List<String> topics, Executor threads) {
    this.brokers = brokers;
    this.settings = settings;
    this.topics = List.copyOf(topics);
    this.threads = threads;
  }

  /** What is set now, of which a trial may change some. */
  public Settings.Mqtt settings() {
    return settings;
  }

  /**
   * Takes at most half a minute a broker.
   *
   * @throws IOException with a sentence for people when a certificate or key cannot be used
   * @throws IllegalArgumentException when an address is none
   * @throws IllegalStateException while another trial runs
   */
  public List<Trial.Outcome> of(Settings.Mqtt tried) throws IOException, InterruptedException {
    if (!one.tryAcquire()) {
      throw new IllegalStateException("another broker is being tried: wait half a minute");
    }
    try {
      BrokerAccess access = brokers.access(tried);
      List<Trial.Outcome> outcomes = new ArrayList<>();
      for (BrokerUrl broker : access.brokers()) {
        outcomes.add(new Trial(access, topics, threads).of(broker));
      }
      return outcomes;
    } finally {
      one.release();
    }
  }
}
