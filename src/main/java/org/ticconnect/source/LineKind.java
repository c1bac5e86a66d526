package org.ticconnect.source;

import java.util.Arrays;

/** The kinds of line; their names are those of the endpoint. */
public enum LineKind {
  serial,
  tcp,
  file,
  simulator;

  static LineKind named(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is no kind of line: serial, tcp, file or simulator"));
  }
}
