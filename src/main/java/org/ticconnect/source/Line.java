package org.ticconnect.source;

/** A way for the meter's bytes to come in. */
interface Line {

  /** Where a line puts what it reads. */
  interface Sink {
    /** Some bytes, handed over at each CR, ETX or silence. */
    void bytes(byte[] bytes);

    void state(LineState state);

    /** The line was looked at once more, and there was nothing; to be called every few seconds. */
    void turned();

    /** What comes now has nothing to do with what came before. */
    void restarted();

    /** Characters were dropped because their parity was wrong. */
    void parityErrors(int count);
  }

  /**
   * Reads until the thread is interrupted or the line ends for good.
   *
   * @throws InterruptedException when the consumer stops
   */
  void run(Sink sink) throws InterruptedException;
}
