package org.ticconnect.owner.check;

import java.util.List;

/** What the administrator allows, in words for those who write routes. */
final class Administered {
  private Administered() {}

  /**
   * @param setting that the administrator sets
   * @param allowed its values
   */
  static String inWords(String setting, List<String> allowed) {
    String all =
        switch (allowed.size()) {
          case 0 -> "none is allowed";
          case 1 -> "allowed is " + allowed.get(0);
          default -> "allowed are " + String.join(", ", allowed);
        };
    return all + ": the administrator sets " + setting;
  }
}
