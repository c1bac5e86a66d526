package org.ticconnect.source;

import java.time.Duration;
import java.util.Arrays;
import org.ticconnect.source.simulator.SimulatedMeter;

/** A meter in software that sends its frames for ever. */
final class SimulatorLine implements Line {
  private static final byte CR = 0x0D;
  private static final byte ETX = 0x03;

  /** Between the 16.7 and 33.4 ms of the specification (5.3.6). */
  private static final Duration GAP = Duration.ofMillis(25);

  private final SimulatedMeter meter;
  private final Pace pace;

  SimulatorLine(SimulatedMeter meter, Pace pace) {
    this.meter = meter;
    this.pace = pace;
  }

  @Override
  public void run(Sink sink) throws InterruptedException {
    sink.state(new LineState(LineState.Status.OPEN, "a simulated meter sends"));
    Pace.Clock clock = new Pace.Clock(pace);
    while (true) {
      byte[] frame = meter.nextFrame();
      int from = 0;
      for (int i = 0; i < frame.length; i++) {
        if (frame[i] == CR || frame[i] == ETX) {
          byte[] piece = Arrays.copyOfRange(frame, from, i + 1);
          from = i + 1;
          clock.characters(piece.length);
          sink.bytes(piece);
        }
      }
      clock.pause(GAP);
    }
  }
}
