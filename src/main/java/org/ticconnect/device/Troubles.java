package org.ticconnect.device;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with one pin: told to the log once, and to whoever asks. Any thread may use it. */
public final class Troubles {
  /** After so long what failed is tried again. */
  public static final Duration AGAIN = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger("org.ticconnect.panel");

  private final String what;
  private Optional<String> now = Optional.empty();

  /**
   * @param what is told of, such as {@code lamp.red}
   */
  public Troubles(String what) {
    this.what = what;
  }

  /**
   * @param sentence why it does not work, and the cure
   */
  public synchronized void tell(String sentence) {
    if (!now.equals(Optional.of(sentence))) {
      LOG.warn("{}: {} It is tried again every {} s.", what, sentence, AGAIN.toSeconds());
      now = Optional.of(sentence);
    }
  }

  /** It works. */
  public synchronized void over() {
    if (now.isPresent()) {
      LOG.info("{} works", what);
      now = Optional.empty();
    }
  }

  /** Empty while it works. */
  public synchronized Optional<String> now() {
    return now;
  }

  public synchronized boolean present() {
    return now.isPresent();
  }
}
