package org.ticconnect.mqtt.topic;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.mapping.Template;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.Reading;
import org.ticconnect.tic.Content;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;

/** Writes a row for each quantity or label of a frame. */
final class FrameRows {
  private final TopicNames names;

  FrameRows(TopicNames names) {
    this.names = names;
  }

  /**
   * @return empty when the frame has nothing that there would be a row for
   */
  Optional<String> write(
      TopicMap.Rows of, TopicMap.Each each, String meter, Reading reading, long now) {
    Stream<Optional<String>> rows = Stream.empty();
    if (of instanceof TopicMap.Rows.OfQuantities some) {
      rows = quantities(some.quantities(), each, meter, reading, now);
    } else if (of instanceof TopicMap.Rows.OfLabels all) {
      rows = labels(all, each.write(), meter, reading);
    }
    List<String> written = rows.flatMap(Optional::stream).toList();
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(written.stream().collect(Collectors.joining(each.join())));
  }

  private Stream<Optional<String>> quantities(
      List<Quantity> wanted, TopicMap.Each each, String meter, Reading reading, long now) {
    Set<Quantity> chosen = new HashSet<>(wanted);
    return reading.measurements().stream()
        .filter(one -> chosen.contains(one.quantity()))
        .map(
            one ->
                one.value()
                    .flatMap(
                        value ->
                            each.write()
                                .fill(
                                    placeholder ->
                                        Written.of(
                                                placeholder,
                                                one,
                                                names.label(one.quantity().label()),
                                                value,
                                                now)
                                            .or(
                                                () ->
                                                    names.ofMeter(
                                                        placeholder, reading.source(), meter)))));
  }

  private Stream<Optional<String>> labels(
      TopicMap.Rows.OfLabels of, Template write, String meter, Reading reading) {
    return reading.groups().stream()
        .map(
            group -> {
              Template row = group.horodate().flatMap(any -> of.dated()).orElse(write);
              return row.fill(placeholder -> label(placeholder, of, meter, reading, group));
            });
  }

  private Optional<String> label(
      Placeholder placeholder,
      TopicMap.Rows.OfLabels of,
      String meter,
      Reading reading,
      Group group) {
    return switch (placeholder) {
      case LABEL -> Optional.of(names.label(group.label().text()));
      case RAW -> Optional.of(group.data());
      case RAW_JSON -> Optional.of(Written.quoted(group.data()));
      case JSON -> Optional.of(json(of, group));
      case HORODATE -> Optional.of(group.horodate().map(Horodate::text).orElse(""));
      case SEASON ->
          group.horodate().map(horodate -> horodate.season().name().toLowerCase(Locale.ROOT));
      default -> ofTime(placeholder, group, reading, meter);
    };
  }

  private Optional<String> ofTime(
      Placeholder placeholder, Group group, Reading reading, String meter) {
    return group
        .horodate()
        .map(Horodate::instant)
        .or(reading::meterTime)
        .flatMap(time -> Written.time(placeholder, time))
        .or(() -> names.ofMeter(placeholder, reading.source(), meter));
  }

  /** What the specification calls a number as such, everything else as it is sent. */
  private static String json(TopicMap.Rows.OfLabels of, Group group) {
    if (group.label().content() != Content.NUMBER || group.data().isEmpty()) {
      return Written.quoted(group.data());
    }
    long factor = of.scale().getOrDefault(group.label().text(), 1L);
    return Long.toString(Long.parseLong(group.data()) * factor);
  }
}
