package org.ticconnect.owner.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The headers that one file reads: each must be one that an endpoint or a step of the file can set,
 * in whichever route, for routes call each other.
 */
final class HeaderNames {
  private static final List<String> OF_ENDPOINTS =
      List.of(
          "meter",
          "source",
          "quantity",
          "unit",
          "received",
          "estimated",
          "load_percent",
          "time",
          "time_s",
          "time_ms",
          "time_ns",
          "sequence",
          "event");
  private static final List<String> OF_EVENTS =
      List.of("before", "after", "name_before", "name_after", "day", "state", "diagnosis", "stale");
  private static final Pattern READ = Pattern.compile("\\$\\{headers?\\.(" + Names.HEADER + ")}");

  private final Set<String> known = new TreeSet<>();
  private final List<Read> reads = new ArrayList<>();

  private record Read(String name, Place at) {}

  /**
   * @param quantities the names of all
   */
  HeaderNames(Set<String> quantities) {
    known.addAll(OF_ENDPOINTS);
    known.addAll(OF_EVENTS);
    for (String quantity : quantities) {
      known.add(quantity);
      if (quantity.startsWith("energy_")) {
        known.add("used_" + quantity);
      }
    }
  }

  /** All that can be read by now. */
  List<String> all() {
    return List.copyOf(known);
  }

  /** A step sets that header. */
  void set(String name) {
    known.add(name);
  }

  /** A header is read at that place. */
  void read(String name, Place at) {
    reads.add(new Read(name, at));
  }

  /**
   * @param text a simple expression at that place
   */
  void readIn(String text, Place at) {
    READ.matcher(text).results().forEach(read -> read(read.group(1), at));
  }

  /** Notes all that are read and never set; to be called when the whole file is known. */
  void check() {
    for (Read read : reads) {
      if (!known.contains(read.name()) && !read.at().found().isFull()) {
        read.at()
            .wrong(
                "nothing sets the header %s; %s"
                    .formatted(
                        Shown.quoted(read.name()),
                        Nearest.to(read.name(), known)
                            .map(Nearest::question)
                            .orElse("set it with setHeader, or take the name of a quantity")));
      }
    }
  }
}
