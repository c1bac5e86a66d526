package org.ticconnect.web.stream;

import java.util.Optional;

/** Something that pages can look at while it changes. */
public interface Feed {
  /** The name of its events, and how it is asked for: letters and hyphens. */
  String name();

  /**
   * One who looks begins to look.
   *
   * @param argument what was asked for behind the name and a colon; empty when nothing was
   * @throws IllegalArgumentException when there is nothing of that kind, with a sentence for the
   *     owner
   */
  Cursor open(String argument);

  /** How far one who looks has seen. Used by one thread at a time. */
  interface Cursor {
    /**
     * What is new since the last call, made of what JSON can hold; everything at the first. Empty
     * when nothing is. Called several times a second: it must be cheap and must not wait.
     */
    Optional<Object> next();
  }
}
