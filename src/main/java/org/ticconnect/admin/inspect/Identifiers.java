package org.ticconnect.admin.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;
import org.ticconnect.tic.MeterAddress;

/** Takes out of a text what tells whose meter it is: of its numbers the last digits stay. */
final class Identifiers {
  private final List<Supplier<LiveValues>> sources;

  /**
   * @param sources the newest values of each source
   */
  Identifiers(List<Supplier<LiveValues>> sources) {
    this.sources = List.copyOf(sources);
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
    return new Mask(known.stream().filter(number -> number.length() > 4).distinct().toList());
  }

  /**
   * @param known numbers of the meters of this device
   */
  record Mask(List<String> known) {
    String of(String text) {
      String masked = text;
      for (String number : known) {
        masked = masked.replace(number, MeterAddress.masked(number));
      }
      return MeterAddress.maskedIn(masked);
    }
  }
}
