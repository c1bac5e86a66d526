package org.ticconnect.update;

/** What came out of a look at a package. */
public sealed interface Verdict {
  /** It may be installed. */
  record Good(SignedText text) implements Verdict {}

  /** It may not. */
  record Refused(Refusal why) implements Verdict {}
}
