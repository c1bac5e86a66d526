package org.ticconnect.network.manager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/**
 * What is known of an object on the bus. What is not there reads as nothing: versions of a service
 * differ.
 */
record Properties(Map<String, Variant<?>> all) {
  /** What a service says when there is no object. */
  private static final String NONE = "/";

  private Optional<Object> value(String name) {
    return Optional.ofNullable(all.get(name)).map(Variant::getValue);
  }

  /** Empty when it is not there or says nothing. */
  Optional<String> text(String name) {
    return value(name)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isEmpty());
  }

  /** 0 when it is not there. */
  long number(String name) {
    return value(name)
        .filter(Number.class::isInstance)
        .map(Number.class::cast)
        .map(Number::longValue)
        .orElse(0L);
  }

  /** Path of another object. */
  Optional<String> object(String name) {
    return value(name).flatMap(Properties::path);
  }

  List<String> objects(String name) {
    return list(name).map(Properties::path).flatMap(Optional::stream).toList();
  }

  private static Optional<String> path(Object value) {
    return value instanceof DBusPath path && !path.getPath().equals(NONE)
        ? Optional.of(path.getPath())
        : Optional.empty();
  }

  /** Its parts, when it is a list of such. */
  List<Properties> parts(String name) {
    return list(name).filter(Map.class::isInstance).map(Properties::part).toList();
  }

  List<String> texts(String name) {
    return list(name).filter(String.class::isInstance).map(String.class::cast).toList();
  }

  private Stream<?> list(String name) {
    return value(name)
        .filter(List.class::isInstance)
        .map(list -> ((List<?>) list).stream())
        .orElseGet(Stream::empty);
  }

  @SuppressWarnings("unchecked") // the bus has checked its types
  private static Properties part(Object map) {
    return new Properties((Map<String, Variant<?>>) map);
  }
}
