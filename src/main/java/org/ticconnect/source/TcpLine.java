package org.ticconnect.source;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.meter.line.Symptom;

/**
 * A serial port that another machine serves over TCP (ser2net and the like), read by camel-netty. A
 * connection that is silent, for whatever reason, is given up and made anew. A raw port may leave
 * the parity in bit 7 of each character.
 */
final class TcpLine implements Line {
  private static final Logger LOG = LoggerFactory.getLogger(TcpLine.class);

  /** A meter is never silent so long: the longest gap is 33.4 ms. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** A connection may be dead without either end knowing; then a new one is made. */
  private static final Duration SILENCE_BEFORE_RECONNECT = Duration.ofSeconds(4);

  /** Bounds what waits between the network and the pipeline; a full queue holds the sender back. */
  private static final int PIECES = 64;

  private final CamelContext context;
  private final String address;
  private final ScheduledExecutorService timer;
  private final long handoverMillis;
  private final Backoff backoff;
  private final BlockingQueue<byte[]> arrived = new ArrayBlockingQueue<>(PIECES);

  TcpLine(
      CamelContext context,
      String address,
      ScheduledExecutorService timer,
      long handoverMillis,
      Backoff backoff) {
    this.context = context;
    this.address = address;
    this.timer = timer;
    this.handoverMillis = handoverMillis;
    this.backoff = backoff;
  }

  @Override
  public void run(Sink sink) throws InterruptedException {
    sink.state(new LineState(LineState.Status.WAITING, "connecting to " + address));
    while (true) {
      try {
        connectAndRead(sink);
      } catch (InterruptedException stopped) {
        throw stopped;
      } catch (Exception refused) {
        LOG.debug("no connection to {}", address, refused);
        sink.state(
            new LineState(
                LineState.Status.WAITING,
                "cannot connect to " + address + ": is it up?",
                Symptom.ABSENT));
      }
      backoff.pause();
    }
  }

  private void connectAndRead(Sink sink) throws Exception {
    Endpoint netty =
        context.getEndpoint(
            "netty:tcp://"
                + address
                + "?clientMode=true&reconnect=false&connectTimeout=2000"
                + "&sync=false&allowDefaultCodec=false&workerCount=1&usingExecutorService=false");
    Consumer consumer = netty.createConsumer(this::arrived);
    try (Handover handover = new Handover(sink::bytes, timer, handoverMillis)) {
      consumer.start();
      read(handover, sink);
    } finally {
      consumer.stop();
      arrived.clear();
    }
  }

  private void arrived(Exchange exchange) throws InterruptedException {
    arrived.put(exchange.getIn().getBody(byte[].class));
  }

  private void read(Handover handover, Sink sink) throws InterruptedException {
    ParityBit parity = new ParityBit();
    LineState open = open(parity);
    boolean quiet = true;
    long lastByte = System.nanoTime();
    while (System.nanoTime() - lastByte < SILENCE_BEFORE_RECONNECT.toNanos()) {
      byte[] bytes = arrived.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
      sink.turned();
      if (bytes != null) {
        lastByte = System.nanoTime();
        backoff.succeeded();
        parity.strip(bytes);
        if (quiet || !open.equals(open(parity))) {
          open = open(parity);
          sink.state(open);
        }
        tellErrors(parity, sink);
        handover.append(bytes, bytes.length);
      } else if (!quiet) {
        sink.state(
            new LineState(
                LineState.Status.LOST, address + " sends nothing any more", Symptom.SILENT));
      }
      quiet = bytes == null;
    }
  }

  private LineState open(ParityBit parity) {
    return parity.carried()
        ? new LineState(
            LineState.Status.OPEN,
            address + " is connected and does not check the parity",
            Symptom.PARITY_NOT_CHECKED)
        : new LineState(LineState.Status.OPEN, address + " is connected");
  }

  private static void tellErrors(ParityBit parity, Sink sink) {
    int errors = parity.takeErrors();
    if (errors > 0) {
      sink.parityErrors(errors);
    }
  }
}
