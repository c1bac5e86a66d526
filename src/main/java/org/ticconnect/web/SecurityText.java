package org.ticconnect.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Where to report a vulnerability, in the form of RFC 9116. */
public final class SecurityText implements Supplier<String> {
  /** Of the text. */
  public static final String TYPE = "text/plain; charset=utf-8";

  private static final Duration COUNTS = Duration.ofDays(365);

  private final Instant built;
  private final Optional<String> contact;

  /**
   * @param built when the program was built; a year later somebody else may be asked
   * @param contact a link to the form; empty where the release names none
   */
  public SecurityText(Instant built, Optional<String> contact) {
    this.built = built;
    this.contact = contact;
  }

  @Override
  public String get() {
    return "# Please report a vulnerability privately, through the form of the security page of the"
        + " program's repository.\n"
        + contact.map(link -> "Contact: " + link + "\n").orElse("")
        + "Expires: "
        + built.plus(COUNTS)
        + "\nPreferred-Languages: en, fr\n";
  }
}
