package org.ticconnect.history.past;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps minute after minute until it is killed, and prints each that is safe. */
final class KeepingChild {
  private KeepingChild() {}

  /**
   * @param arguments the file, and the second of the epoch to begin at
   */
  public static void main(String[] arguments) {
    Past past = new Past(new DiskShelf(Path.of(arguments[0])), new Days(30, 365));
    for (long at = Long.parseLong(arguments[1]); ; at += Minute.SECONDS) {
      past.keep(minute(at));
      byte[] line = (at + "\n").getBytes(StandardCharsets.US_ASCII);
      System.out.write(line, 0, line.length);
      System.out.flush();
    }
  }

  /** What a three-phase meter with a tariff of two prices tells in a minute. */
  static Minute minute(long at) {
    long minute = at / Minute.SECONDS % 100_000;
    Map<Gauge, Mean> means = new EnumMap<>(Gauge.class);
    for (Gauge gauge : Gauge.values()) {
      if (gauge != Gauge.APPARENT_EXPORT) {
        boolean power = gauge.ordinal() < Gauge.VOLTAGE_1.ordinal();
        double value = power ? 1000 + at % 7919 : gauge.unit().equals("V") ? 230 + at % 7 : at % 31;
        means.put(gauge, new Mean(value, value * 0.8, value * 1.2, 1));
      }
    }
    Map<Index, Span> spans = new EnumMap<>(Index.class);
    for (Index index : Index.values()) {
      long begin = index.ordinal() <= Index.SUPPLIER_6.ordinal() ? 10_000_000 + minute * 40 : 0;
      if (index != Index.EXPORT) {
        spans.put(index, new Span(begin, at, begin == 0 ? 0 : begin + 39, at + 58, false));
      }
    }
    List<CurvePoint> points =
        at % 1800 == 0 ? List.of(new CurvePoint(Curve.IMPORT, at, 1234)) : List.of();
    return new Minute("main", at, new Summary(at, at + 58, 77, 77, means, spans), points, 0);
  }
}
