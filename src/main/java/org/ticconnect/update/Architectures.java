package org.ticconnect.update;

import java.util.Map;
import java.util.Set;

/** Processors by Debian's words. */
public final class Architectures {
  private static final String ANY = "all";
  private static final Map<String, String> WORDS =
      Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64", "arm", "armhf");

  private Architectures() {}

  /**
   * Those whose packages run here.
   *
   * @param java the word that Java has for this machine, {@code os.arch}
   */
  public static Set<String> of(String java) {
    return WORDS.containsKey(java) ? Set.of(ANY, WORDS.get(java)) : Set.of(ANY);
  }
}
