package org.ticconnect.device.button;

import java.time.Duration;
import java.util.Optional;

/**
 * The button as a state machine. What is pressed below a second is a click, what is pressed for one
 * or more a hold, both when it is let go; what is down for more than thirty is stuck. A press that
 * began unseen, or while nobody could look, counts for nothing.
 *
 * <p>Times are on the monotonic clock, in nanoseconds.
 */
public final class ButtonMachine {
  /** From here on a press is a hold. */
  public static final Duration HOLD = Duration.ofSeconds(1);

  /** From here on the lamp tells that a hold is near. */
  public static final Duration NEAR = Duration.ofMillis(500);

  /** After it the button is stuck. */
  public static final Duration STUCK = Duration.ofSeconds(30);

  /**
   * By how much a hold may be longer than it was seen to be: a program that could not look for a
   * while must not take a click for it.
   */
  private static final Duration UNSEEN = Duration.ofMillis(200);

  private final Debounce debounce = new Debounce();
  private volatile ButtonState state = new ButtonState.Released();

  /**
   * @param event what is seen
   * @param now not before that of the last event
   * @return what was pressed, when it was let go just now
   */
  public synchronized Optional<Press> apply(ButtonEvent event, long now) {
    if (event instanceof ButtonEvent.Seen seen) {
      Optional<Debounce.Change> change = debounce.see(seen.down(), now);
      Optional<Press> press = change.filter(one -> !one.down()).flatMap(this::released);
      change.ifPresent(one -> state = after(one));
      if (seen.down()) {
        becomeStuck(now);
      }
      return press;
    }
    debounce.forget();
    state = new ButtonState.Released();
    return Optional.empty();
  }

  private Optional<Press> released(Debounce.Change up) {
    if (!(state instanceof ButtonState.Pressed pressed)) {
      return Optional.empty();
    }
    long nanos = up.at() - pressed.since();
    if (nanos > STUCK.toNanos()) {
      return Optional.empty();
    }
    long surely = up.lastDown() - pressed.since() + UNSEEN.toNanos();
    return Optional.of(Math.min(nanos, surely) < HOLD.toNanos() ? Press.CLICK : Press.HOLD);
  }

  private static ButtonState after(Debounce.Change change) {
    if (!change.down()) {
      return new ButtonState.Released();
    }
    return change.first()
        ? new ButtonState.Found(change.at())
        : new ButtonState.Pressed(change.at());
  }

  private void becomeStuck(long now) {
    if (state instanceof ButtonState.Pressed pressed && stuck(pressed.since(), now)
        || state instanceof ButtonState.Found found && stuck(found.since(), now)) {
      state = new ButtonState.Stuck();
    }
  }

  private static boolean stuck(long since, long now) {
    return now - since > STUCK.toNanos();
  }

  /** How it is; any thread may ask. */
  public ButtonState state() {
    return state;
  }

  /** Whether it has been held for so long that the lamp is to tell it. */
  public boolean near(long now) {
    return state instanceof ButtonState.Pressed pressed && now - pressed.since() >= NEAR.toNanos();
  }
}
