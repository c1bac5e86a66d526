package org.ticconnect.admin.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Personal;
import org.ticconnect.meter.Value;
import org.ticconnect.tic.MeterAddress;

/**
 * Takes out of a text what tells whose meter it is, of whose numbers the last digits stay, and
 * secrets.
 */
final class Identifiers {
  private static final int SHORTEST_SECRET = 4;

  private final List<Supplier<LiveValues>> sources;
  private final Set<String> secrets;

  /**
   * @param sources the newest values of each source
   * @param secrets that may be shown nowhere
   */
  Identifiers(List<Supplier<LiveValues>> sources, Set<String> secrets) {
    this.sources = List.copyOf(sources);
    // Shorter ones would hide half of everything, and are none.
    this.secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The same text without them. */
  String masked(String text) {
    return mask().of(text);
  }

  /** For many texts of one moment. */
  Mask mask() {
    List<String> known = new ArrayList<>();
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      values.address().ifPresent(known::add);
      values
          .all()
          .filter(measurement -> Personal.is(measurement.quantity()))
          .map(Measurement::value)
          .flatMap(Optional::stream)
          .map(Value::text)
          .forEach(known::add);
    }
    return new Mask(
        secrets, known.stream().filter(number -> number.length() > 4).distinct().toList());
  }

  /**
   * @param known numbers of the meters of this device
   */
  record Mask(Set<String> secrets, List<String> known) {
    String of(String text) {
      String masked = text;
      for (String secret : secrets) {
        masked = masked.replace(secret, "***");
      }
      for (String number : known) {
        masked = masked.replace(number, MeterAddress.masked(number));
      }
      return MeterAddress.maskedIn(masked);
    }
  }
}
