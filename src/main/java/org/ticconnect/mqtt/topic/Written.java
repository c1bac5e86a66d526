package org.ticconnect.mqtt.topic;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;

/** How values and times are written in payloads. */
public final class Written {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private Written() {}

  /** As JSON: numbers as numbers, yes and no as such, everything else as text in quotes. */
  public static String json(Value value) {
    return value.plain() instanceof String text ? quoted(text) : value.text();
  }

  /** A JSON text in quotes. */
  public static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** As a field of InfluxDB's line protocol, whose whole numbers end with {@code i}. */
  static String field(Value value) {
    return field(value.plain());
  }

  /**
   * The same of a plain value.
   *
   * @param plain a number, yes or no, or a text
   */
  public static String field(Object plain) {
    if (plain instanceof Long whole) {
      return whole + "i";
    } else if (plain instanceof BigDecimal real) {
      return real.toPlainString();
    }
    return plain instanceof Boolean ? plain.toString() : fieldText(plain.toString());
  }

  private static String fieldText(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A number with at most two decimals. */
  static String number(double number) {
    return new Value.Real(number, 2).text();
  }

  /** What stands for a placeholder of time; empty for another one. */
  public static Optional<String> time(Placeholder placeholder, Instant time) {
    return switch (placeholder) {
      case TIME -> Optional.of(time.toString());
      case TIME_S -> Optional.of(Long.toString(time.getEpochSecond()));
      case TIME_MS -> Optional.of(Long.toString(time.toEpochMilli()));
      case TIME_NS ->
          Optional.of(
              BigDecimal.valueOf(time.getEpochSecond())
                  .multiply(BigDecimal.valueOf(NANOS_PER_SECOND))
                  .add(BigDecimal.valueOf(time.getNano()))
                  .toPlainString());
      default -> Optional.empty();
    };
  }

  /** What stands for a placeholder of a measurement that has a value; empty for another one. */
  static Optional<String> of(
      Placeholder placeholder, Measurement measurement, String label, Value value, long now) {
    return switch (placeholder) {
      case QUANTITY -> Optional.of(measurement.quantity().name());
      case LABEL -> Optional.of(label);
      case VALUE -> Optional.of(value.text());
      case JSON -> Optional.of(json(value));
      case FIELD -> Optional.of(field(value));
      case UNIT -> Optional.of(measurement.quantity().unit());
      case METHOD -> Optional.of(measurement.method().map(method -> method.text()).orElse(""));
      case AGE_MS ->
          Optional.of(Long.toString(Math.max(0, now - measurement.nanos()) / NANOS_PER_MILLI));
      default -> measurement.meterTime().flatMap(time -> time(placeholder, time));
    };
  }
}
