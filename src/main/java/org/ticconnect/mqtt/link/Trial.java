package org.ticconnect.mqtt.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * Tries a broker step by step, without touching the link: name, port, TLS, connect, publish,
 * subscribe. The first step that fails says exactly what is wrong.
 */
public final class Trial {
  private static final int PATIENCE_MILLIS = (int) Connector.PATIENCE.toMillis();

  /**
   * @param name of the step
   * @param ok whether it went well
   * @param detail one sentence
   */
  public record Step(String name, boolean ok, String detail) {}

  /**
   * @param steps in their order, the last one failed or the trial went well
   * @param certificate that the broker showed, trusted or not
   */
  public record Outcome(
      BrokerUrl broker, List<Step> steps, Optional<BrokerCertificate> certificate) {
    /** Whether every step went well. */
    public boolean ok() {
      return steps.stream().allMatch(Step::ok);
    }
  }

  /** A step failed; the message says why. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String why) {
      super(why);
    }
  }

  private interface Attempt {
    /**
     * @return what to say of a success
     */
    String make() throws Failed, InterruptedException;
  }

  private final BrokerAccess access;
  private final List<String> topics;
  private final Executor threads;

  /**
   * @param topics to publish on, a message that nobody keeps
   * @param threads for looking up names, which has no time-out of its own
   */
  public Trial(BrokerAccess access, List<String> topics, Executor threads) {
    this.access = access;
    this.topics = List.copyOf(topics);
    this.threads = threads;
  }

  /** Takes at most half a minute. */
  public Outcome of(BrokerUrl broker) throws InterruptedException {
    List<Step> steps = new ArrayList<>();
    boolean reached =
        step(steps, "name", () -> name(broker))
            && step(steps, "port", () -> port(broker))
            && (!broker.tls() || step(steps, "tls", () -> tls(broker)));
    if (reached) {
      mqtt(broker, steps);
    }
    return new Outcome(
        broker, List.copyOf(steps), broker.tls() ? access.trust().lastSeen() : Optional.empty());
  }

  private static boolean step(List<Step> steps, String name, Attempt attempt)
      throws InterruptedException {
    try {
      steps.add(new Step(name, true, attempt.make()));
      return true;
    } catch (Failed failed) {
      steps.add(new Step(name, false, failed.getMessage()));
      return false;
    }
  }

  private String name(BrokerUrl broker) throws Failed, InterruptedException {
    CompletableFuture<String> found = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            found.complete(
                Arrays.stream(InetAddress.getAllByName(broker.host()))
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", ")));
          } catch (IOException unknown) {
            found.completeExceptionally(unknown);
          }
        });
    try {
      return broker.host() + " is " + found.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unknown) {
      throw new Failed(
          "no address is known for the name "
              + broker.host()
              + ": is it written right, does the"
              + " network have a name server?");
    }
  }

  private static String port(BrokerUrl broker) throws Failed {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(broker.host(), broker.port()), PATIENCE_MILLIS);
      return "somebody answers at port " + broker.port();
    } catch (IOException refused) {
      throw new Failed("port " + broker.port() + ": " + ConnectProblem.of(refused));
    }
  }

  private String tls(BrokerUrl broker) throws Failed {
    BrokerTrust trust = access.trust();
    BrokerSocket socket =
        BrokerSocket.tls(
            broker.host(), broker.port(), PATIENCE_MILLIS, trust.sockets(), !trust.pinned());
    try {
      socket.start();
      String version = socket.tlsVersion();
      socket.stop();
      return version
          + (trust.pinned()
              ? ", the certificate is the pinned one"
              : ", the certificate is trusted");
    } catch (IOException | MqttException refused) {
      throw new Failed(ConnectProblem.of(refused));
    }
  }

  private void mqtt(BrokerUrl broker, List<Step> steps) throws InterruptedException {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>(1);
    Optional<Connection> made = Optional.empty();
    try {
      // An id of its own, or it would take over the connection of the link.
      Connection connection =
          new Connector(access)
              .connect(
                  broker,
                  access.clientId() + "-test",
                  Optional.empty(),
                  (topic, text) -> heard.offer(text));
      made = Optional.of(connection);
      steps.add(new Step("connect", true, "the broker takes this device"));
      for (String topic : topics) {
        step(steps, "publish", () -> publish(connection, topic));
      }
      String own = topics.get(0);
      if (step(steps, "subscribe", () -> subscribe(connection, own))) {
        step(steps, "receive", () -> receive(connection, own, heard));
      }
    } catch (MqttException refused) {
      steps.add(new Step("connect", false, ReasonCode.whyNoConnection(refused)));
    } finally {
      made.ifPresent(connection -> connection.leave(any -> {}));
    }
  }

  private static String publish(Connection connection, String topic) throws Failed {
    try {
      MqttMessage message = new MqttMessage(new byte[0]);
      message.setQos(1);
      connection.publish(topic, message);
      return "may publish on " + topic;
    } catch (MqttException refused) {
      throw new Failed("may not publish on " + topic + ": " + ReasonCode.words(refused));
    }
  }

  private static String subscribe(Connection connection, String topic) throws Failed {
    try {
      connection.subscribe(topic);
      return "may subscribe to " + topic;
    } catch (MqttException refused) {
      throw new Failed("may not subscribe to " + topic + ": " + ReasonCode.words(refused));
    }
  }

  private static String receive(Connection connection, String topic, BlockingQueue<String> heard)
      throws Failed, InterruptedException {
    publish(connection, topic);
    if (heard.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) == null) {
      throw new Failed("what was published on " + topic + " did not come back within 5 s");
    }
    return "what is published comes back";
  }
}
