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

/**
 * Tries a broker step by step, without touching the link: name, port, TLS, connect, publish,
 * subscribe, receive. A step that fails says exactly what is wrong.
 */
public final class Trial {
  private static final int PATIENCE_MILLIS = (int) Connector.PATIENCE.toMillis();

  /**
   * @param name of the step
   * @param ok whether it went well
   * @param needed false when this device can do without
   * @param detail one sentence
   */
  public record Step(String name, boolean ok, boolean needed, String detail) {}

  /**
   * Something to say on a topic that this device uses; nobody keeps it.
   *
   * @param topic complete
   * @param payload may be empty
   */
  public record Message(String topic, String payload) {}

  /**
   * @param steps in their order
   * @param certificate that the broker showed, trusted or not
   */
  public record Outcome(
      BrokerUrl broker, List<Step> steps, Optional<BrokerCertificate> certificate) {
    /** Whether every step that is needed went well. */
    public boolean ok() {
      return steps.stream().allMatch(step -> step.ok() || !step.needed());
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
  private final List<Message> messages;
  private final Optional<String> heard;
  private final Executor threads;

  /**
   * @param messages at least one
   * @param heard topic that this device has to hear; empty for none
   * @param threads for looking up names, which has no time-out of its own
   */
  public Trial(
      BrokerAccess access, List<Message> messages, Optional<String> heard, Executor threads) {
    this.access = access;
    this.messages = List.copyOf(messages);
    this.heard = heard;
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
    return step(steps, name, true, attempt);
  }

  private static boolean step(List<Step> steps, String name, boolean needed, Attempt attempt)
      throws InterruptedException {
    try {
      steps.add(new Step(name, true, needed, attempt.make()));
      return true;
    } catch (Failed failed) {
      steps.add(new Step(name, false, needed, failed.getMessage()));
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
    BlockingQueue<String> received = new LinkedBlockingQueue<>(1);
    Optional<Connection> made = Optional.empty();
    try {
      // An id of its own, or it would take over the connection of the link.
      Connection connection =
          new Connector(access)
              .connect(
                  broker,
                  access.clientId() + "-test",
                  Optional.empty(),
                  (topic, text) -> received.offer(text));
      made = Optional.of(connection);
      steps.add(new Step("connect", true, true, "the broker takes this device"));
      for (Message message : messages) {
        step(steps, "publish", () -> publish(connection, message));
      }
      if (heard.isPresent()) {
        step(steps, "subscribe", () -> subscribe(connection, heard.get()));
      }
      Message own = messages.get(0);
      if (step(steps, "subscribe", false, () -> subscribe(connection, own.topic()))) {
        step(steps, "receive", false, () -> receive(connection, own, received));
      }
    } catch (MqttException refused) {
      steps.add(new Step("connect", false, true, ReasonCode.whyNoConnection(refused)));
    } finally {
      made.ifPresent(connection -> connection.leave(any -> {}));
    }
  }

  private static String publish(Connection connection, Message message) throws Failed {
    try {
      connection.publish(message.topic(), Connector.message(message.payload(), false));
      return "may publish on " + message.topic();
    } catch (MqttException refused) {
      throw new Failed("may not publish on " + message.topic() + ": " + ReasonCode.words(refused));
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

  private static String receive(
      Connection connection, Message message, BlockingQueue<String> received)
      throws Failed, InterruptedException {
    publish(connection, message);
    if (received.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) == null) {
      throw new Failed(
          "what was published on " + message.topic() + " did not come back within 5 s");
    }
    return "what is published comes back";
  }
}
