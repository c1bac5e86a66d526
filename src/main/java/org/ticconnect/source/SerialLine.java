package org.ticconnect.source;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A serial port at 9600 baud, 7 data bits, even parity, 1 stop bit (specification 5.3.5). A port
 * that is absent is waited for, a lost one is opened again.
 *
 * <p>The driver notices an unplugged port only by a read that returns -1 at once, for ever, and the
 * same object cannot be opened again; so each attempt makes a new one.
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
  private final Backoff backoff;
  private boolean silent;

  SerialLine(String path, ScheduledExecutorService timer, long handoverMillis, Backoff backoff) {
    this.path = path;
    this.timer = timer;
    this.handoverMillis = handoverMillis;
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
      sink.state(waiting(refusal(port.getLastErrorCode())));
    } catch (SerialPortInvalidPortException absent) {
      sink.state(waiting("is not there: is the adapter plugged in?"));
    }
    return Optional.empty();
  }

  /** What the system's error number means. */
  private static String refusal(int error) {
    return switch (error) {
      case 13 -> "may not be read by this user: is it in the group dialout?";
      case 11, 16 -> "is in use by another program";
      default -> "cannot be opened as a serial port (error " + error + ")";
    };
  }

  private LineState open() {
    return new LineState(LineState.Status.OPEN, path + " is open");
  }

  private LineState waiting(String why) {
    return new LineState(LineState.Status.WAITING, path + " " + why);
  }

  private void read(SerialPort port, Sink sink) throws InterruptedException {
    byte[] buffer = new byte[Handover.LARGEST];
    long lastByte = System.nanoTime();
    try (Handover handover = new Handover(sink::bytes, timer, handoverMillis)) {
      while (true) {
        int count = port.readBytes(buffer, buffer.length);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (count < 0) {
          sink.state(new LineState(LineState.Status.LOST, path + " was unplugged"));
          return;
        }
        if (count > 0) {
          if (silent) {
            silent = false;
            sink.state(open());
          }
          handover.append(buffer, count);
          lastByte = System.nanoTime();
          backoff.succeeded();
        } else if (System.nanoTime() - lastByte > SILENCE_BEFORE_REOPEN.toNanos()) {
          silent = true;
          sink.state(
              new LineState(
                  LineState.Status.LOST,
                  path + " is silent: are I1 and I2 wired, is the meter in standard mode?"));
          return;
        }
      }
    } finally {
      port.closePort();
    }
  }
}
