package org.ticconnect.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ticconnect.mqtt.link.BrokerUrl;
import org.ticconnect.mqtt.link.Trial;
import org.ticconnect.settings.Settings;

/** Tries brokers before they are saved, one trial at a time. */
public final class BrokerTrials {
  private static final int MOST = 4;

  private final BrokerSettings brokers;
  private final Settings.Mqtt settings;
  private final Function<Settings.Mqtt, List<Trial.Message>> messages;
  private final Supplier<Optional<String>> heard;
  private final Executor threads;
  private final Semaphore one = new Semaphore(1);

  /**
   * @param settings as they are now
   * @param messages on topics that this device would use with the settings that are tried, as far
   *     as it knows its meters
   * @param heard topic that it has to hear now; empty for none
   * @param threads for looking up names
   */
  public BrokerTrials(
      BrokerSettings brokers,
      Settings.Mqtt settings,
      Function<Settings.Mqtt, List<Trial.Message>> messages,
      Supplier<Optional<String>> heard,
      Executor threads) {
    this.brokers = brokers;
    this.settings = settings;
    this.messages = messages;
    this.heard = heard;
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
   * @throws IllegalArgumentException when an address is none or there are more than {@link #MOST}
   * @throws IllegalStateException while another trial runs
   */
  public List<Trial.Outcome> of(Settings.Mqtt tried) throws IOException, InterruptedException {
    if (!one.tryAcquire()) {
      throw new IllegalStateException("another broker is being tried: wait half a minute");
    }
    try {
      List<Trial.Outcome> outcomes = new ArrayList<>();
      List<BrokerUrl> all = brokers.access(tried).brokers();
      if (all.size() > MOST) {
        throw new IllegalArgumentException(
            "'url' has " + all.size() + " brokers: at most " + MOST + " are tried at once");
      }
      for (BrokerUrl broker : all) {
        // Each with a trust of its own, which remembers the certificate of this broker only.
        Trial trial = new Trial(brokers.access(tried), messages.apply(tried), heard.get(), threads);
        outcomes.add(trial.of(broker));
      }
      return outcomes;
    } finally {
      one.release();
    }
  }
}
