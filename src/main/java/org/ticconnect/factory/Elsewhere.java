package org.ticconnect.factory;

/**
 * Something that factory defaults forget outside of the data folder, such as a fixed address. It
 * may be asked again when it was done already, and before anything of the device runs.
 *
 * @param what in a word, for the log
 * @param forgetting is given some seconds
 */
public record Elsewhere(String what, Forgetting forgetting) {
  /** Forgets. */
  public interface Forgetting {
    /**
     * @throws Exception when it cannot
     */
    void forget() throws Exception;
  }
}
