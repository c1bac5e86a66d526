package org.ticconnect.device;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of each change of the lamp. */
public final class LampLog {
  private static final Logger LOG = LoggerFactory.getLogger("org.ticconnect.lamp");

  private final AtomicReference<Optional<LampState>> told = new AtomicReference<>(Optional.empty());

  public void tell(LampState state) {
    if (state instanceof LampState.Signal) {
      return; // it can change each second, and the owner's file says of itself what it does
    }
    Optional<LampState> now = Optional.of(state);
    if (!told.getAndSet(now).equals(now)) {
      LOG.info("Lamp {}: {}", state.pattern(), state.meaning());
    }
  }
}
