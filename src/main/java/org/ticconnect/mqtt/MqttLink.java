package org.ticconnect.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the only connection to the broker: connects, connects again, leaves a last will. The client
 * library waits for ever by default, reports a refused publish as a success and does not retry the
 * first connect; all that is done here.
 */
public final class MqttLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
  private static final long PATIENCE_MILLIS = 5000;
  private static final int KEEP_ALIVE_SECONDS = 15;
  private static final int FIRST_REFUSAL = 0x80;
  private static final int LAST_REFUSAL = 0xFF;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final Duration LASTING = Duration.ofSeconds(30);
  private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(60);

  private final BrokerAccess access;
  private final ExecutorService thread;
  private final Semaphore lost = new Semaphore(0);
  private final Set<Delivery> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile Optional<MqttAsyncClient> client = Optional.empty();
  private volatile LinkState state;
  private volatile boolean closing;

  /**
   * @param access which broker, as whom, with which will
   * @param thread one thread, for the connecting; ended by its owner
   */
  public MqttLink(BrokerAccess access, ExecutorService thread) {
    this.access = access;
    this.thread = thread;
    this.state = new LinkState(LinkState.Status.CONNECTING, "not connected yet");
  }

  /** Begins to connect and returns at once. */
  public void start() {
    thread.execute(this::keepConnected);
  }

  private void keepConnected() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!closing) {
        Optional<Duration> failure = connect(pause);
        if (failure.isEmpty()) {
          long start = System.nanoTime();
          lost.acquire();
          changed(LinkState.Status.CONNECTING, "the connection to " + access.url() + " was lost");
          // A broker that throws us out at once must not be asked again at once.
          boolean lasted = System.nanoTime() - start > LASTING.toNanos();
          pause = lasted ? FIRST_PAUSE : pause;
        }
        dropClient();
        sleep(failure.orElse(pause));
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @return empty when connected, else how long to wait
   */
  private Optional<Duration> connect(Duration pause) throws InterruptedException {
    try {
      lost.drainPermits();
      MqttAsyncClient attempt =
          new MqttAsyncClient(access.url(), access.clientId(), new MemoryPersistence());
      client = Optional.of(attempt);
      attempt.setCallback(new LossListener(this::connectionLost));
      attempt.connect(options()).waitForCompletion(PATIENCE_MILLIS);
      birth(attempt);
      connections.incrementAndGet();
      changed(LinkState.Status.CONNECTED, "connected to " + access.url());
      return Optional.empty();
    } catch (MqttException refused) {
      boolean byBroker = isRefusal(refused);
      changed(
          byBroker ? LinkState.Status.REFUSED : LinkState.Status.CONNECTING,
          access.url() + ": " + reason(refused));
      return Optional.of(byBroker ? PAUSE_AFTER_REFUSAL : pause);
    } catch (IllegalArgumentException wrongUrl) {
      changed(LinkState.Status.REFUSED, access.url() + ": " + wrongUrl.getMessage());
      return Optional.of(PAUSE_AFTER_REFUSAL);
    }
  }

  private MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout((int) TimeUnit.MILLISECONDS.toSeconds(PATIENCE_MILLIS));
    access.username().ifPresent(options::setUserName);
    access.password().ifPresent(text -> options.setPassword(text.getBytes(StandardCharsets.UTF_8)));
    options.setWill(access.statusTopic(), retained(access.offline()));
    return options;
  }

  private void birth(MqttAsyncClient connected) throws MqttException {
    connected
        .publish(access.statusTopic(), retained(access.online()))
        .waitForCompletion(PATIENCE_MILLIS);
  }

  private static MqttMessage retained(String text) {
    MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
    message.setQos(1);
    message.setRetained(true);
    return message;
  }

  private void connectionLost() {
    underWay.forEach(Delivery::connectionLost);
    lost.release();
  }

  private void changed(LinkState.Status status, String detail) {
    LinkState next = new LinkState(status, detail);
    if (!next.equals(state)) {
      state = next;
      if (status == LinkState.Status.CONNECTED) {
        LOG.info("MQTT: {}", detail);
      } else {
        LOG.warn("MQTT: {}; trying again", detail);
      }
    }
  }

  /** Whether the broker said it: its reason codes are one byte, the library's own are not. */
  private static boolean isRefusal(MqttException failure) {
    return failure.getReasonCode() >= FIRST_REFUSAL && failure.getReasonCode() <= LAST_REFUSAL;
  }

  private static void sleep(Duration pause) throws InterruptedException {
    double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    TimeUnit.NANOSECONDS.sleep((long) (pause.toNanos() * jitter));
  }

  private static String reason(MqttException refused) {
    return switch (refused.getReasonCode()) {
      case 0x86 -> "wrong user name or password";
      case 0x87 -> "not authorized";
      case MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR -> "nobody answers there";
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT -> "no answer within 5 s";
      default -> String.valueOf(refused.getCause() == null ? refused : refused.getCause());
    };
  }

  /**
   * Publishes and waits until the message is on its way (QoS 0) or the broker has it (QoS 1).
   *
   * @throws MqttException when not connected, when the broker refuses, or after five seconds
   */
  void publish(String topic, MqttMessage message) throws MqttException {
    Delivery delivery = new Delivery();
    underWay.add(delivery);
    try {
      client
          .filter(MqttAsyncClient::isConnected)
          .orElseThrow(
              () -> new MqttException(MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED))
          .publish(topic, message, null, delivery);
      delivery.await(PATIENCE_MILLIS);
      published.incrementAndGet();
    } catch (MqttException notPublished) {
      failed.incrementAndGet();
      if (isRefusal(notPublished)) {
        LOG.warn("MQTT: the broker refuses topic {}: {}", topic, reason(notPublished));
      }
      throw notPublished;
    } finally {
      underWay.remove(delivery);
    }
  }

  boolean connected() {
    return state.status() == LinkState.Status.CONNECTED;
  }

  /** How often it was connected since the start. */
  long connections() {
    return connections.get();
  }

  public LinkState state() {
    return state;
  }

  /** Messages that the broker took since the start. */
  public long published() {
    return published.get();
  }

  /** Messages that could not be published since the start. */
  public long failed() {
    return failed.get();
  }

  private interface Farewell {
    void say() throws MqttException;
  }

  private static void quietly(Farewell farewell) {
    try {
      farewell.say();
    } catch (MqttException gone) {
      LOG.debug("MQTT: the other end is gone", gone);
    }
  }

  private void dropClient() {
    client.ifPresent(
        old -> {
          // Also while connecting: closing alone would be refused and leave threads behind.
          quietly(() -> old.disconnectForcibly(0, 100, false));
          quietly(() -> old.close(true));
        });
    client = Optional.empty();
  }

  /** Ends the attempts to connect; a connection that there is stays until {@link #close}. */
  public void retire() {
    closing = true;
    thread.shutdownNow();
  }

  /**
   * Says offline, for a last will is left only by those who do not say good-bye, and disconnects.
   */
  @Override
  public void close() {
    retire();
    client
        .filter(MqttAsyncClient::isConnected)
        .ifPresent(
            connected ->
                quietly(
                    () -> {
                      connected
                          .publish(access.statusTopic(), retained(access.offline()))
                          .waitForCompletion(1000);
                      connected.disconnect(0).waitForCompletion(1000);
                    }));
    dropClient();
  }
}
