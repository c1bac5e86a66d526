package org.ticconnect.life;

/** Whoever watches over the process from outside. None of the calls waits. */
public interface Overseer extends AutoCloseable {
  /** For a process that nobody watches over. */
  Overseer NONE = lines -> {};

  /**
   * Tells some of what systemd knows in sd_notify(3).
   *
   * @param lines such as {@code READY=1}
   */
  void tell(String... lines);

  /** Waits a little for what was told. */
  @Override
  default void close() {}
}
