package org.ticconnect.source;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.ticconnect.meter.line.Symptom;
import org.ticconnect.tic.Historique;

/**
 * A serial port at 9600 baud, 7 data bits, even parity, 1 stop bit (specification 5.3.5). A port
 * that is absent is waited for, a lost one is opened again.
 *
 * <p>The driver notices an unplugged port only by a read that returns -1 at once, for ever, and the
 * same object cannot be opened again; so each attempt makes a new one.
 *
 * <p>While nothing is understood, a meter in historique mode is looked for at 1200 baud.
 */
final class SerialLine implements Line {
  private static final int BAUD = 9600;
  private static final int DATA_BITS = 7;

  /** The driver counts in tenths of a second; a read returns as soon as a byte is there. */
  private static final int READ_TIMEOUT_MILLIS = 100;

  /** Some adapters stall without an error and work again once they are reopened. */
  private static final Duration SILENCE_BEFORE_REOPEN = Duration.ofSeconds(30);

  private final String path;
  private final ScheduledExecutorService timer;
  private final long handoverMillis;
  private final Duration gather;
  private final Backoff backoff;
  private boolean silent;

  /**
   * @param gatherMillis to sleep after each read, so that the next one finds several bytes
   */
  SerialLine(
      String path,
      ScheduledExecutorService timer,
      long handoverMillis,
      long gatherMillis,
      Backoff backoff) {
    this.path = path;
    this.timer = timer;
    this.handoverMillis = handoverMillis;
    this.gather = Duration.ofMillis(gatherMillis);
    this.backoff = backoff;
  }

  @Override
  public void run(Sink sink) throws InterruptedException {
    while (true) {
      Optional<SerialPort> port = open(sink);
      if (port.isPresent()) {
        read(port.get(), sink);
      }
      backoff.pause();
    }
  }

  private Optional<SerialPort> open(Sink sink) {
    try {
      SerialPort port = SerialPort.getCommPort(path);
      port.setComPortParameters(BAUD, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.EVEN_PARITY);
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
      if (port.openPort()) {
        if (!silent) {
          sink.state(open());
        }
        return Optional.of(port);
      }
      sink.state(refused(port.getLastErrorCode()));
    } catch (SerialPortInvalidPortException absent) {
      sink.state(waiting("is not there: is the adapter plugged in?", Symptom.ABSENT));
    }
    return Optional.empty();
  }

  /** What the system's error number means. */
  private LineState refused(int error) {
    return switch (error) {
      case 13 ->
          waiting("may not be read by this user: is it in the group dialout?", Symptom.FORBIDDEN);
      case 11, 16 -> waiting("is in use by another program", Symptom.BUSY);
      default -> waiting("cannot be opened as a serial port (error " + error + ")", Symptom.ABSENT);
    };
  }

  private LineState open() {
    return new LineState(LineState.Status.OPEN, path + " is open");
  }

  private LineState waiting(String why, Symptom symptom) {
    return new LineState(LineState.Status.WAITING, path + " " + why, symptom);
  }

  private LineState historique() {
    return new LineState(
        LineState.Status.OPEN,
        path + " hears a meter in historique mode: ask for standard mode",
        Symptom.HISTORIQUE);
  }

  private void read(SerialPort port, Sink sink) throws InterruptedException {
    byte[] buffer = new byte[Handover.LARGEST];
    long lastByte = System.nanoTime();
    ModeWatch watch = new ModeWatch(lastByte);
    try (Handover handover = new Handover(sink::bytes, timer, handoverMillis)) {
      while (true) {
        int count = port.readBytes(buffer, buffer.length);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        sink.turned();
        if (count < 0) {
          sink.state(
              new LineState(LineState.Status.LOST, path + " was unplugged", Symptom.UNPLUGGED));
          return;
        }
        boolean slow = watch.slow();
        follow(watch.heard(buffer, count, System.nanoTime()), port, sink);
        if (count > 0) {
          if (silent) {
            silent = false;
            sink.state(open());
          }
          if (!slow) {
            handover.append(buffer, count);
          }
          lastByte = System.nanoTime();
          backoff.succeeded();
          Pace.sleep(gather);
        } else if (System.nanoTime() - lastByte > SILENCE_BEFORE_REOPEN.toNanos()) {
          silent = true;
          sink.state(
              new LineState(
                  LineState.Status.LOST,
                  path + " is silent: are I1 and I2 wired, is the meter in standard mode?",
                  Symptom.SILENT));
          return;
        }
      }
    } finally {
      port.closePort();
    }
  }

  private void follow(ModeWatch.Step step, SerialPort port, Sink sink) {
    switch (step) {
      case GO_ON -> {
        // Nothing to change.
      }
      case STANDARD_AGAIN -> sink.state(open());
      case LISTEN_AT_1200 -> port.setBaudRate(Historique.BAUD);
      case BACK_TO_9600 -> port.setBaudRate(BAUD);
      case HISTORIQUE_FOUND -> {
        port.setBaudRate(BAUD);
        sink.state(historique());
      }
    }
  }
}
