package org.ticconnect.mqtt.link;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the only connection to a broker: connects, connects again, leaves a last will. The client
 * library waits for ever by default, reports a refused publish as a success and does not retry the
 * first connect; all that is done here.
 */
public final class MqttLink implements Audience, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);

  /** For boards that get the time from the network. */
  private static final Duration CLOCK_PATIENCE = Duration.ofSeconds(120);

  private static final Duration LOOK_AT_CLOCK = Duration.ofSeconds(2);

  private final BrokerAccess access;
  private final Connector connector;
  private final ExecutorService thread;
  private final LongSupplier monotonic;
  private final BooleanSupplier clockSet;
  private final long made;
  private final Attempts attempts;
  private final Semaphore wake = new Semaphore(0);
  private final Subscriptions subscriptions = new Subscriptions();
  private final Publishing publishing;
  private final StatusTopic status;
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong asked = new AtomicLong();
  private volatile Optional<Connection> connection = Optional.empty();
  private volatile LinkState state =
      new LinkState(LinkState.Status.CONNECTING, "not connected yet");
  private final AtomicLong turns = new AtomicLong();
  private volatile boolean busy;
  private volatile boolean closing;
  private volatile boolean askedAnew;

  /**
   * @param access which brokers, as whom, with which will at first
   * @param thread one thread, for the connecting; ended by its owner
   * @param monotonic clock in nanoseconds
   */
  public MqttLink(BrokerAccess access, ExecutorService thread, LongSupplier monotonic) {
    this(access, thread, monotonic, () -> true);
  }

  /**
   * @param access which brokers, as whom, with which will at first
   * @param thread one thread, for the connecting; ended by its owner
   * @param monotonic clock in nanoseconds
   * @param clockSet whether the clock of the device can be right; certificates are checked only
   *     then, or when two minutes have gone by
   */
  public MqttLink(
      BrokerAccess access,
      ExecutorService thread,
      LongSupplier monotonic,
      BooleanSupplier clockSet) {
    this.clockSet = clockSet;
    this.made = monotonic.getAsLong();
    this.access = access;
    this.connector = new Connector(access);
    this.publishing = new Publishing(monotonic);
    this.status = new StatusTopic(access.will(), publishing);
    this.attempts = new Attempts(access.brokers(), () -> ThreadLocalRandom.current().nextDouble());
    this.thread = thread;
    this.monotonic = monotonic;
  }

  /** Begins to connect and returns at once. */
  public void start() {
    thread.execute(this::keepConnected);
  }

  /**
   * Has messages on a topic told, now and after each connect.
   *
   * @param text what was said; called on a thread of the client library, which must not be held
   */
  public void hear(String topic, Consumer<String> text) {
    subscriptions.add(topic, text);
    // A connection that is being made meanwhile asks for it itself: it looks after it is there.
    connection.filter(Connection::open).ifPresent(current -> subscriptions.begin(current, topic));
  }

  /** The opposite, unless somebody else hears that topic by now. */
  public void hearNoMore(String topic, Consumer<String> text) {
    if (subscriptions.remove(topic, text)) {
      connection.filter(Connection::open).ifPresent(current -> current.unsubscribe(topic));
    }
  }

  private void keepConnected() {
    try {
      while (!closing) {
        busy = true;
        connectToAny();
        busy = false;
        Duration pause = attempts.untilNext(monotonic.getAsLong());
        if (connection.isPresent()) {
          pause = untilLost(connection.get());
        }
        turns.incrementAndGet();
        wake.drainPermits();
        if (!askedAnew) {
          wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (askedAnew) {
          attempts.forgive();
        }
        askedAnew = false;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unforeseen) {
      LOG.error("MQTT: the link has ended", unforeseen);
    } finally {
      // Who ends unasked owes for ever.
      busy = !closing;
    }
  }

  /** Steps that its thread has taken since the start. */
  public long turns() {
    return turns.get();
  }

  /** Whether its thread tries to connect, which takes some seconds for each broker. */
  public boolean busy() {
    return busy;
  }

  /** Tries the brokers that are due, in their order. */
  private void connectToAny() throws InterruptedException {
    for (BrokerUrl broker : attempts.due(monotonic.getAsLong())) {
      if (closing) {
        throw new InterruptedException();
      }
      turns.incrementAndGet();
      if (waitsForClock(broker)) {
        continue;
      }
      try {
        connect(broker);
        return;
      } catch (MqttException failure) {
        attempts.failed(broker, failure, monotonic.getAsLong());
      } catch (RuntimeException unforeseen) {
        LOG.debug("MQTT: the client library cannot take {}", broker, unforeseen);
        attempts.failed(broker, new MqttException(unforeseen), monotonic.getAsLong());
      }
    }
    changed(attempts.state());
  }

  /** With a clock that was not set no certificate would count; it is told as what it is. */
  private boolean waitsForClock(BrokerUrl broker) {
    long now = monotonic.getAsLong();
    boolean waits =
        broker.tls()
            && !access.trust().pinned()
            && now - made < CLOCK_PATIENCE.toNanos()
            && !clockSet.getAsBoolean();
    if (waits) {
      attempts.postponed(
          broker,
          "the clock of this device is not set yet, so that no certificate can be checked",
          LOOK_AT_CLOCK,
          now);
    }
    return waits;
  }

  private void connect(BrokerUrl broker) throws MqttException {
    BrokerAccess.Will will = status.will();
    Connection made =
        connector.connect(broker, access.clientId(), Optional.of(will), subscriptions::heard);
    made.ended().thenRun(wake::release);
    publishing.begin();
    if (!adopted(made)) {
      made.drop();
      return;
    }
    status.begin(made, will);
    subscriptions.begin(made);
    connections.incrementAndGet();
    changed(new LinkState(LinkState.Status.CONNECTED, "connected to " + broker));
  }

  /**
   * @return false when the link was closed meanwhile
   */
  private synchronized boolean adopted(Connection made) {
    if (!closing) {
      connection = Optional.of(made);
    }
    return !closing;
  }

  /**
   * @return how long to wait before the next attempt
   */
  private Duration untilLost(Connection current) throws InterruptedException {
    long start = monotonic.getAsLong();
    while (!current.ended().isDone() && !askedAnew) {
      wake.acquire();
    }
    connection = Optional.empty();
    boolean asked = !current.ended().isDone();
    int code = current.ended().getNow(0);
    if (asked) {
      status.end(current);
      changed(new LinkState(LinkState.Status.CONNECTING, "connecting anew, as asked"));
      return Duration.ZERO;
    }
    current.drop();
    long now = monotonic.getAsLong();
    Duration pause = attempts.lost(current.broker(), code, Duration.ofNanos(now - start), now);
    changed(attempts.state());
    return pause;
  }

  private void changed(LinkState next) {
    if (!next.equals(state)) {
      state = next;
      if (next.status() == LinkState.Status.CONNECTED) {
        LOG.info("MQTT: {}", next.detail());
        connection.ifPresent(now -> now.limits().notices().forEach(LOG::info));
      } else if (!closing) {
        LOG.warn("MQTT: {}; trying again", next.detail());
      }
    }
  }

  /**
   * Publishes and waits until the message is on its way (QoS 0) or the broker has it (QoS 1).
   *
   * @throws MqttException when not connected, when the broker refuses, or after five seconds
   */
  void publish(String topic, MqttMessage message) throws MqttException {
    publishing.publish(connection, topic, message, false);
  }

  /**
   * Publishes with QoS 1.
   *
   * @param retained whether the broker is to keep it
   * @throws PublishException when the broker has not confirmed it
   */
  public void publishConfirmed(String topic, byte[] payload, boolean retained)
      throws PublishException {
    try {
      MqttMessage message = new MqttMessage(payload);
      message.setQos(1);
      message.setRetained(retained);
      publishing.publish(connection, topic, message, true);
    } catch (MqttException notConfirmed) {
      throw new PublishException(notConfirmed);
    }
  }

  /** Whether a message is not too large for the broker; true while there is none. */
  public boolean fits(String topic, byte[] payload) {
    return connection.filter(now -> !now.fits(topic, payload)).isEmpty();
  }

  @Override
  public boolean connected() {
    return state.status() == LinkState.Status.CONNECTED;
  }

  /** How often it was connected since the start. */
  public long connections() {
    return connections.get();
  }

  /** With each connect, and with each time that it was asked for. */
  @Override
  public long tellings() {
    return connections.get() + asked.get();
  }

  /** Has everything told anew, as after a connect. */
  public void tellAnew() {
    asked.incrementAndGet();
  }

  /** What was published last on each topic. */
  public PublishedTopics topics() {
    return publishing.topics();
  }

  public LinkState state() {
    return state;
  }

  /** What the broker takes; empty while not connected. */
  public Optional<BrokerLimits> limits() {
    return connection.map(Connection::limits);
  }

  /** Topics that the broker refuses. */
  public List<RefusedTopic> refusedTopics() {
    return publishing.refusedTopics();
  }

  /** As whom and where. */
  public BrokerAccess access() {
    return access;
  }

  /** Messages that the broker took since the start. */
  public long published() {
    return publishing.published();
  }

  /** Messages that could not be published since the start. */
  public long failed() {
    return publishing.failed();
  }

  /** Ends the connection and the pause between attempts, so that it is made anew at once. */
  public void reconnect() {
    askedAnew = true;
    wake.release();
  }

  /**
   * Has another status topic said and left as the last will, for which the connection is made anew;
   * what the broker keeps of the former one is taken back. The same one touches nothing.
   */
  public void present(BrokerAccess.Will next) {
    if (status.become(next)) {
      reconnect();
    }
  }

  /** Ends the attempts to connect; a connection that there is stays until {@link #close}. */
  public void retire() {
    synchronized (this) {
      closing = true;
    }
    thread.shutdownNow();
  }

  /** Ends the connection without a word, and with it whatever waits for the broker. */
  public void drop() {
    retire();
    Optional<Connection> last = connection;
    connection = Optional.empty();
    last.ifPresent(Connection::drop);
  }

  /**
   * Has the broker keep nothing of this device any more, and disconnects; to be called when nothing
   * is published any more. What a broker that does not answer keeps, it keeps.
   *
   * @param topics on which it keeps something, besides those that were published on
   */
  public void vanish(Collection<String> topics) {
    retire();
    Optional<Connection> last = connection;
    connection = Optional.empty();
    Set<String> kept = new LinkedHashSet<>(topics);
    publishing.topics().since(0).stream()
        .filter(one -> one.retained() && one.size() > 0)
        .forEach(one -> kept.add(one.topic()));
    try {
      for (String topic : kept) {
        publishing.publish(last, topic, Connector.nothing(), false);
      }
      last.ifPresent(status::vanish);
    } catch (MqttException unheard) {
      LOG.debug("MQTT: the broker keeps what was said", unheard);
      last.ifPresent(Connection::drop);
    }
  }

  /**
   * Says offline, for a last will is left only by those who do not say good-bye, and disconnects.
   */
  @Override
  public void close() {
    retire();
    Optional<Connection> last = connection;
    connection = Optional.empty();
    last.ifPresent(status::leave);
  }
}
