package org.ticconnect.meter;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The newest measurement of each quantity of one source; immutable. */
public final class LiveValues {
  private final String source;
  private final Optional<String> address;
  private final Measurement[] byIndex;

  private LiveValues(String source, Optional<String> address, Measurement[] byIndex) {
    this.source = source;
    this.address = address;
    this.byIndex = byIndex;
  }

  static LiveValues none(String source, int quantities) {
    return new LiveValues(source, Optional.empty(), new Measurement[quantities]);
  }

  LiveValues with(Optional<String> newAddress, List<Measurement> changes) {
    Measurement[] copy = byIndex.clone();
    changes.forEach(change -> copy[change.quantity().index()] = change);
    return new LiveValues(source, newAddress, copy);
  }

  /** Name of the source in the configuration. */
  public String source() {
    return source;
  }

  /** The meter's address ADSC, once it was received. */
  public Optional<String> address() {
    return address;
  }

  /** Empty when the quantity was never received and is not known to be missing either. */
  public Optional<Measurement> of(Quantity quantity) {
    return Optional.ofNullable(byIndex[quantity.index()]);
  }

  /** All measurements, in the order of the quantities. */
  public Stream<Measurement> all() {
    return Arrays.stream(byIndex).filter(Objects::nonNull);
  }
}
