package org.ticconnect.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.ticconnect.access.Access;
import org.ticconnect.access.Caller;
import org.ticconnect.access.Scope;
import org.ticconnect.access.Source;

/**
 * The one who owns the demo: claims it with a password that nobody chose, and has a token for
 * programs. Both are kept beside the data, for the next start.
 */
record DemoOwner(String password, String token) {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  static DemoOwner of(Path data) throws IOException {
    Path file = data.resolve("demo-owner.txt");
    Optional<DemoOwner> kept = kept(file);
    if (kept.isPresent()) {
      return kept.get();
    }
    try (Access access = Access.in(data)) {
      String password = password(new SecureRandom());
      access.passwords().set(password);
      String token =
          access
              .tokens()
              .make(new Caller.Stranger(), Source.of("127.0.0.1"), "demo", Scope.ADMIN)
              .secret();
      Files.write(file, List.of(password, token));
      return new DemoOwner(password, token);
    }
  }

  private static Optional<DemoOwner> kept(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() == 2
        ? Optional.of(new DemoOwner(lines.get(0), lines.get(1)))
        : Optional.empty();
  }

  private static String password(SecureRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      text.append(i > 0 && i % GROUP == 0 ? "-" : "")
          .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
