package org.ticconnect.mapping;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a {@link Template} can be filled with; written in lower case between braces. */
public enum Placeholder {
  /** First levels of all topics, {@code mqtt.root}. */
  ROOT,
  /** Id of this device at the broker. */
  CLIENT,
  /** Name of the source in the settings. */
  SOURCE,
  /** How topics call the meter: its name, else its address. */
  METER,
  /** Name of the quantity. */
  QUANTITY,
  /** Label of the meter, such as {@code SINSTS}; the quantity's name where it is computed. */
  LABEL,
  /** The value as text. */
  VALUE,
  /** The value as JSON: a number, true, false, or a text in quotes. */
  JSON,
  /** The value as a field of InfluxDB's line protocol. */
  FIELD,
  /** Unit of the quantity; nothing where it has none. */
  UNIT,
  /** How a computed value was come by; nothing for what the meter measured. */
  METHOD,
  /** The group's data as sent. */
  RAW,
  /** The group's data as sent, as JSON text in quotes. */
  RAW_JSON,
  /** The group's horodate as sent; nothing where it has none. */
  HORODATE,
  /** Season of the group's horodate, {@code winter} or {@code summer}. */
  SEASON,
  /** Time of the meter as ISO 8601 in UTC. */
  TIME,
  /** Time of the meter in seconds since 1970. */
  TIME_S,
  /** Time of the meter in milliseconds since 1970. */
  TIME_MS,
  /** Time of the meter in nanoseconds since 1970. */
  TIME_NS,
  /** When this device received it, ISO 8601 in UTC. */
  RECEIVED,
  /** Age of the value in milliseconds. */
  AGE_MS,
  /** Number of the frame, of the live message or of the kept entry; each one more. */
  SEQUENCE,
  /** How many groups of the frame came damaged. */
  BAD_GROUPS,
  /** Why an entry was kept, such as {@code minute}. */
  KIND,
  /** The values of a kept entry as JSON. */
  VALUES,
  /** The values of a kept entry as fields of InfluxDB's line protocol. */
  FIELDS,
  /** Mean over the window. */
  MEAN,
  /** Least of the window. */
  MIN,
  /** Greatest of the window. */
  MAX,
  /** How many values the window has. */
  COUNT,
  /** All rows of {@code each}, joined. */
  EACH;

  private static final Set<Placeholder> TIMES = EnumSet.of(TIME, TIME_S, TIME_MS, TIME_NS);
  private static final Set<Placeholder> DEVICE = EnumSet.of(ROOT, CLIENT);
  private static final Set<Placeholder> METERED = and(DEVICE, EnumSet.of(SOURCE, METER));
  private static final Set<Placeholder> MEASURED =
      and(TIMES, EnumSet.of(QUANTITY, LABEL, VALUE, JSON, FIELD, UNIT, METHOD, AGE_MS));

  /** In a topic of the device. */
  static Set<Placeholder> ofDevice() {
    return DEVICE;
  }

  /** In a topic of a meter. */
  static Set<Placeholder> ofMeter() {
    return METERED;
  }

  /** In the topic of a single quantity. */
  static Set<Placeholder> ofLiveTopic() {
    return and(METERED, EnumSet.of(QUANTITY, LABEL));
  }

  /** In the payload of a single quantity. */
  static Set<Placeholder> ofLive() {
    return and(and(METERED, MEASURED), EnumSet.of(SEQUENCE));
  }

  /** In the payload of a single quantity over a window. */
  static Set<Placeholder> ofWindow() {
    return and(ofLive(), EnumSet.of(MEAN, MIN, MAX, COUNT));
  }

  /** In the payload of a frame. */
  static Set<Placeholder> ofFrame() {
    return and(and(METERED, TIMES), EnumSet.of(RECEIVED, SEQUENCE, BAD_GROUPS, EACH));
  }

  /** In what is written for each quantity of a frame. */
  static Set<Placeholder> ofEachQuantity() {
    return and(METERED, MEASURED);
  }

  /** In what is written for each label of a frame. */
  static Set<Placeholder> ofEachLabel() {
    return and(and(METERED, TIMES), EnumSet.of(LABEL, RAW, RAW_JSON, JSON, HORODATE, SEASON));
  }

  /** In the payload of kept entries. */
  static Set<Placeholder> ofHistory() {
    return and(DEVICE, EnumSet.of(METER, EACH));
  }

  /** In what is written for each kept entry. */
  static Set<Placeholder> ofEachEntry() {
    return and(and(DEVICE, TIMES), EnumSet.of(METER, RECEIVED, SEQUENCE, KIND, VALUES, FIELDS));
  }

  /** In the topic of kept entries. */
  static Set<Placeholder> ofHistoryTopic() {
    return and(DEVICE, EnumSet.of(METER));
  }

  private static Set<Placeholder> and(Set<Placeholder> some, Set<Placeholder> others) {
    EnumSet<Placeholder> all = EnumSet.copyOf(some);
    all.addAll(others);
    return all;
  }

  /** How it is written between the braces. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Placeholder> named(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
