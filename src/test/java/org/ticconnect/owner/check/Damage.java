package org.ticconnect.owner.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages texts, in the same ways in each run. */
final class Damage {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          "- ",
          "\n",
          "\r",
          "\t",
          "  ",
          "\0",
          "'",
          "\"",
          "#",
          "&a ",
          "*a",
          "!!str ",
          "${",
          "}",
          "null",
          "~",
          "{{",
          "|",
          ">",
          "? ",
          "<<: ",
          "---\n",
          "%",
          "\uD800",
          "\u202E",
          "route",
          "from: ",
          "steps:",
          "[]",
          "{}",
          "999999999999999999999",
          "1e999");

  private final Random random;

  Damage(long seed) {
    random = new Random(seed);
  }

  /** Up to four times. */
  String done(String text) {
    String damaged = text;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      damaged = damaged(damaged);
    }
    return damaged;
  }

  private String damaged(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(12));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + piece() + text.substring(at);
      case 2 -> text.substring(0, at) + piece() + text.substring(end);
      default -> withoutLine(text);
    };
  }

  private String withoutLine(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (!lines.isEmpty()) {
      lines.remove(random.nextInt(lines.size()));
    }
    return String.join("\n", lines);
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }
}
