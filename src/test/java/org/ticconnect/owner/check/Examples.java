package org.ticconnect.owner.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the tests of owners' files share. */
final class Examples {
  static final OwnerRules RULES =
      new OwnerRules(
          List.of("tic/own/#"), List.of("https://hooks.example.org:8443", "http://nas.lan"));
  static final Set<String> QUANTITIES =
      Set.of("power_apparent_import", "energy_active_import", "voltage_l1");
  static final Set<String> SOURCES = Set.of("house", "barn");

  private Examples() {}

  static RouteCheck check() {
    return new RouteCheck(RULES, QUANTITIES, SOURCES);
  }

  static EndpointRules endpoints() {
    return new EndpointRules(RULES, QUANTITIES, SOURCES);
  }

  /** Realistic files that may run. */
  static List<Path> good() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/owner"))) {
      return files.sorted().toList();
    }
  }

  /** A file with these steps; the first stands on line 5. */
  static String steps(String steps) {
    return "- route:\n    from:\n      uri: timer:t\n      steps:\n"
        + steps.indent(8).stripTrailing()
        + "\n";
  }

  /** A file that begins at this endpoint, on line 3. */
  static String from(String uri) {
    return "- route:\n    from:\n      uri: \"" + uri + "\"\n      steps:\n        - log: a\n";
  }

  /** A file that sends to this endpoint, on line 5. */
  static String to(String uri) {
    return steps("- to: \"" + uri + "\"");
  }

  /** A file with this simple expression as a body, on line 6. */
  static String body(String simple) {
    return steps("- setBody:\n    simple: \"" + simple + "\"");
  }

  /** A file with this simple expression as a condition, on line 6. */
  static String filter(String simple) {
    return steps("- filter:\n    simple: \"" + simple + "\"\n    steps:\n      - log: a");
  }

  /** A file that is refused at that line (0: as a whole) in words that hold these. */
  static Arguments refused(int line, String told, String text) {
    return Arguments.of(line, told, text);
  }
}
