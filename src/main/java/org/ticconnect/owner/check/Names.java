package org.ticconnect.owner.check;

import java.util.regex.Pattern;

/** How things are named that owners name. */
final class Names {
  /** Of headers; those of the framework begin with Camel, and it does not care for case. */
  static final String HEADER = "(?!camel)[a-z][a-z0-9_]{0,39}";

  /** Of routes, steps, timers and the like. */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  static final String ID_IN_WORDS = "1 to 40 letters, digits, '-' and '_'";

  static final Pattern HEADER_NAME = Pattern.compile(HEADER);

  static final String HEADER_IN_WORDS =
      "1 to 40 lower-case letters, digits and '_', a letter first, not 'camel' first";

  private Names() {}
}
