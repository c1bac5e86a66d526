package org.ticconnect.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import org.ticconnect.meter.line.Symptom;

/** A recorded line, played once or again and again. A file that is absent is waited for. */
final class FileLine implements Line {
  private static final int CR = 0x0D;
  private static final int ETX = 0x03;

  private final Path path;
  private final Pace pace;
  private final boolean loop;
  private final ScheduledExecutorService timer;
  private final long handoverMillis;
  private final Backoff backoff;

  FileLine(
      Path path,
      Pace pace,
      boolean loop,
      ScheduledExecutorService timer,
      long handoverMillis,
      Backoff backoff) {
    this.path = path;
    this.pace = pace;
    this.loop = loop;
    this.timer = timer;
    this.handoverMillis = handoverMillis;
    this.backoff = backoff;
  }

  @Override
  public void run(Sink sink) throws InterruptedException {
    boolean again = true;
    while (again) {
      try {
        play(sink);
        again = loop;
        if (again) {
          sink.restarted();
        }
      } catch (IOException unreadable) {
        sink.state(
            new LineState(
                LineState.Status.WAITING,
                path + " cannot be read: " + unreadable.getMessage(),
                Symptom.ABSENT));
        backoff.pause();
      }
    }
    sink.state(
        new LineState(LineState.Status.ENDED, path + " was played to its end", Symptom.ENDED));
  }

  private void play(Sink sink) throws IOException, InterruptedException {
    if (Files.isDirectory(path) || Files.size(path) == 0) {
      throw new IOException("it is empty or a folder");
    }
    Pace.Clock clock = new Pace.Clock(pace);
    byte[] piece = new byte[Handover.LARGEST];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path));
        Handover handover = new Handover(sink::bytes, timer, handoverMillis)) {
      sink.state(new LineState(LineState.Status.OPEN, path + " is being played"));
      int count = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        piece[count++] = (byte) b;
        if (b == CR || b == ETX || count == piece.length) {
          clock.characters(count);
          handover.append(piece, count);
          count = 0;
        }
      }
      clock.characters(count);
      handover.append(piece, count);
      handover.flushNow();
    }
  }
}
