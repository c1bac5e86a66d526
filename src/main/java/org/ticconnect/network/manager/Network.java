package org.ticconnect.network.manager;

import java.util.List;
import java.util.Optional;

/**
 * How the device is in the network, IPv4 alone, and how that is changed. Every call is bounded in
 * time, and none throws because the network cannot be had.
 */
public interface Network extends AutoCloseable {
  /** Takes up what was tried before a restart. Until somebody asks, nothing else is done. */
  void begin();

  /** How it is now. */
  NetworkState state();

  /**
   * Tries other addresses or another name. They come back by themselves unless confirmed in time.
   */
  Change change(Wish wish);

  /**
   * Keeps what is tried.
   *
   * @param at the address of the device by which it was asked
   */
  Confirmation confirm(String at);

  /**
   * Takes back what is tried, as soon as who asks has his answer.
   *
   * @return false when nothing is
   */
  boolean cancel();

  /** Has the interface connect anew, soon, on a thread of its own. */
  void reconnect();

  /**
   * Forgets what was set here: addresses come from the network again. Returns when it is ordered;
   * harmless where nothing was ever set.
   */
  void factory();

  @Override
  void close();

  /** What became of a wish. */
  sealed interface Change {
    /** It is tried, and waits to be confirmed. */
    record Tried(PendingChange pending) implements Change {}

    /** It is done, for nothing of it can lock anybody out. */
    record Done() implements Change {}

    /** Some of it is wrong, and nothing was changed. */
    record Wrong(List<FieldMistake> mistakes) implements Change {}

    /**
     * It cannot be done now.
     *
     * @param why a sentence
     */
    record Refused(String why) implements Change {}
  }

  /** What became of a confirmation. */
  sealed interface Confirmation {
    /** What was tried is kept. */
    record Kept() implements Confirmation {}

    /**
     * Asked by another address than what was tried, or nothing is.
     *
     * @param why a sentence
     * @param at where to ask, when that is known
     */
    record Refused(String why, Optional<String> at) implements Confirmation {}
  }
}
