package org.ticconnect;

import org.ticconnect.life.Pulse;
import org.ticconnect.source.LineListener;
import org.ticconnect.source.LineState;

/** Tells a listener of a line what it tells, and beats a pulse with it. */
final class BeatingLine implements LineListener {
  private final LineListener told;
  private final Pulse pulse;

  BeatingLine(LineListener told, Pulse pulse) {
    this.told = told;
    this.pulse = pulse;
  }

  @Override
  public void changed(LineState state) {
    told.changed(state);
  }

  @Override
  public void turned() {
    pulse.beat();
  }

  @Override
  public void ended() {
    pulse.end();
  }

  @Override
  public void restarted() {
    told.restarted();
  }

  @Override
  public void parityErrors(int count) {
    told.parityErrors(count);
  }
}
