package org.ticconnect.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * An MQTT 5 broker on loopback that behaves as a test wants: refuses, limits, keeps silent, is
 * slow, freezes, throws out. It keeps what it was told and which rules the client broke; it hands
 * nothing on and takes no subscriptions. Everything can be set at any time; what goes into the
 * CONNACK counts from the next connect on.
 */
public final class ScriptedBroker implements AutoCloseable {
  /** In place of a reason code: no answer at all. */
  public static final int SILENCE = -1;

  /** Among the goodbyes: the connection ended without a DISCONNECT of the client. */
  public static final int BROKEN_OFF = -1;

  private static final Duration TIME_TO_END = Duration.ofSeconds(5);

  /** What a client said when it connected. */
  public record Connect(
      String clientId,
      Optional<String> username,
      Optional<String> password,
      Optional<Publish> will,
      int keepAliveSeconds,
      boolean cleanStart) {}

  /**
   * A message, or a last will.
   *
   * @param expirySeconds empty: kept for ever
   */
  public record Publish(
      String clientId,
      String topic,
      String payload,
      int qos,
      boolean retained,
      boolean duplicate,
      Optional<Long> expirySeconds,
      Optional<String> contentType) {}

  private final ServerSocket server;
  private final Thread acceptor;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          task -> new Thread(task, "scripted broker, late answers"));
  private final Set<ScriptedConnection> connections = ConcurrentHashMap.newKeySet();
  private final List<Connect> connects = new ArrayList<>();
  private final List<Publish> publishes = new ArrayList<>();
  private final List<Integer> goodbyes = new ArrayList<>();
  private final List<String> protocolErrors = new ArrayList<>();
  private volatile int connack;
  private volatile Consumer<MqttProperties> limits = properties -> {};
  private volatile ToIntFunction<String> puback = topic -> 0;
  private volatile Duration ackDelay = Duration.ZERO;
  private boolean frozen;
  private int pings;

  private ScriptedBroker() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    acceptor = new Thread(this::accept, "scripted broker");
    acceptor.start();
  }

  /** Listens; allows everything and answers at once until told otherwise. */
  public static ScriptedBroker started() throws IOException {
    return new ScriptedBroker();
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "mqtt://127.0.0.1:" + port();
  }

  /**
   * Answer to a connect.
   *
   * @param code 0x00, a refusal, or {@link #SILENCE}: the TCP connection opens and that is all
   */
  public ScriptedBroker connack(int code) {
    connack = code;
    return this;
  }

  /**
   * Properties of the CONNACK, for example {@code p -> p.setReceiveMaximum(1)}. The client is held
   * to them; a last will that breaks them is refused, as the standard wants it.
   */
  public ScriptedBroker limits(Consumer<MqttProperties> fill) {
    limits = fill;
    return this;
  }

  /**
   * Answer to a publish with QoS 1 or 2.
   *
   * @param codeOfTopic a reason code, or {@link #SILENCE}
   */
  public ScriptedBroker puback(ToIntFunction<String> codeOfTopic) {
    puback = codeOfTopic;
    return this;
  }

  /**
   * Answers a publish that much later but reads on; only so is it certain that too many unanswered
   * ones are seen.
   */
  public ScriptedBroker ackDelay(Duration afterPublish) {
    ackDelay = afterPublish;
    return this;
  }

  /** Stops reading and answering; the connections stay open. */
  public synchronized void freeze() {
    frozen = true;
  }

  /** Goes on after {@link #freeze()}. */
  public synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  /** Throws out every client, with a reason code and, where not empty, a sentence for people. */
  public void disconnect(int code, String reason) {
    connections.forEach(connection -> connection.disconnect(code, reason));
  }

  /** Ends every connection without a word. */
  public void cut() {
    connections.forEach(ScriptedConnection::close);
  }

  /** Connects so far, also refused ones. */
  public synchronized List<Connect> connects() {
    return List.copyOf(connects);
  }

  /** Messages so far. */
  public synchronized List<Publish> publishes() {
    return List.copyOf(publishes);
  }

  /** Reason codes of the clients that have gone, or {@link #BROKEN_OFF}. */
  public synchronized List<Integer> goodbyes() {
    return List.copyOf(goodbyes);
  }

  /** Pings so far; tells which keep alive a client holds to. */
  public synchronized int pings() {
    return pings;
  }

  /** What clients did although the standard or the CONNACK forbids it. */
  public synchronized List<String> protocolErrors() {
    return List.copyOf(protocolErrors);
  }

  /**
   * Waits for a message, which may have come before.
   *
   * @return the first of them
   * @throws TimeoutException when none came
   */
  public Publish await(Predicate<Publish> wanted, Duration patience)
      throws InterruptedException, TimeoutException {
    return await(publishes, wanted, patience);
  }

  /**
   * Waits for a connect, which may have come before.
   *
   * @return the first of them
   * @throws TimeoutException when none came
   */
  public Connect awaitConnect(Predicate<Connect> wanted, Duration patience)
      throws InterruptedException, TimeoutException {
    return await(connects, wanted, patience);
  }

  private synchronized <T> T await(List<T> heard, Predicate<T> wanted, Duration patience)
      throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + patience.toNanos();
    for (int next = 0; ; next++) {
      while (next == heard.size()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new TimeoutException("not among " + heard);
        }
        wait(left);
      }
      if (wanted.test(heard.get(next))) {
        return heard.get(next);
      }
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        ScriptedConnection connection = new ScriptedConnection(this, socket, later);
        connections.add(connection);
        connection.start();
        if (server.isClosed()) {
          connection.close();
        }
      } catch (IOException closed) {
        // The loop looks why.
      }
    }
  }

  int answerToConnect() {
    return connack;
  }

  MqttProperties newLimits() {
    MqttProperties properties = new MqttProperties();
    limits.accept(properties);
    return properties;
  }

  int answerTo(String topic) {
    return puback.applyAsInt(topic);
  }

  Duration timeToAnswer() {
    return ackDelay;
  }

  synchronized void waitWhileFrozen() throws InterruptedException {
    while (frozen) {
      wait();
    }
  }

  synchronized void heard(Connect connect) {
    connects.add(connect);
    notifyAll();
  }

  synchronized void heard(Publish publish) {
    publishes.add(publish);
    notifyAll();
  }

  synchronized void pinged() {
    pings++;
  }

  synchronized void protocolError(String what) {
    protocolErrors.add(what);
  }

  synchronized void gone(ScriptedConnection connection, int goodbye) {
    connections.remove(connection);
    goodbyes.add(goodbye);
    notifyAll();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
    acceptor.join(TIME_TO_END.toMillis());
    later.shutdownNow();
    for (ScriptedConnection connection : connections) {
      connection.close();
      connection.join(TIME_TO_END);
    }
    later.awaitTermination(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS);
  }
}
