package org.ticconnect.settings;

import java.util.Locale;

/** Who said what a setting is; the later ones win. */
enum Origin {
  DEFAULT,
  SHIPPED,
  OWN,
  ENVIRONMENT,
  COMMAND_LINE;

  /** In words, such as {@code command line}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it wins over what owners set on the page. */
  boolean fixed() {
    return compareTo(OWN) > 0;
  }
}
