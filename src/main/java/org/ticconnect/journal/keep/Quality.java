package org.ticconnect.journal.keep;

import java.time.Duration;

/** A mark for each hour in which groups came damaged. */
final class Quality implements Rule {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private long begin;
  private long frames;
  private long damaged;

  @Override
  public void look(Look frame) {
    if (frames == 0) {
      begin = frame.nanos();
    }
    frames++;
    damaged += frame.reading().badGroups();
    if (frame.nanos() - begin >= HOUR) {
      if (damaged > 0) {
        frame.keep(
            Kind.QUALITY, new KeptValues().put("frames", frames).put("damaged_groups", damaged));
      }
      frames = 0;
      damaged = 0;
    }
  }
}
