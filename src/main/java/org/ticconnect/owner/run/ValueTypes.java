package org.ticconnect.owner.run;

import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.ClassResolver;

/** Resolves the classes of plain values, and neither any other class nor a resource. */
final class ValueTypes implements ClassResolver {
  private static final Map<String, Class<?>> KNOWN =
      Stream.of(
              String.class,
              Boolean.class,
              Integer.class,
              Long.class,
              Double.class,
              BigDecimal.class)
          .flatMap(
              type ->
                  Stream.of(Map.entry(type.getName(), type), Map.entry(type.getSimpleName(), type)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  @Override
  public void addClassLoader(ClassLoader loader) {
    // There is nothing to load.
  }

  @Override
  public Set<ClassLoader> getClassLoaders() {
    return Set.of();
  }

  @Override
  public ClassLoader getClassLoader(String name) {
    return null;
  }

  @Override
  public Class<?> resolveClass(String name) {
    return name == null ? null : KNOWN.get(name);
  }

  @Override
  public <T> Class<T> resolveClass(String name, Class<T> type) {
    return cast(resolveClass(name), type);
  }

  @Override
  public Class<?> resolveClass(String name, ClassLoader loader) {
    return resolveClass(name);
  }

  @Override
  public <T> Class<T> resolveClass(String name, Class<T> type, ClassLoader loader) {
    return resolveClass(name, type);
  }

  @Override
  public Class<?> resolveMandatoryClass(String name) throws ClassNotFoundException {
    Class<?> found = resolveClass(name);
    if (found == null) {
      throw new ClassNotFoundException("the class " + name + " is not for owners' routes");
    }
    return found;
  }

  @Override
  public <T> Class<T> resolveMandatoryClass(String name, Class<T> type)
      throws ClassNotFoundException {
    resolveMandatoryClass(name);
    return resolveClass(name, type);
  }

  @Override
  public Class<?> resolveMandatoryClass(String name, ClassLoader loader)
      throws ClassNotFoundException {
    return resolveMandatoryClass(name);
  }

  @Override
  public <T> Class<T> resolveMandatoryClass(String name, Class<T> type, ClassLoader loader)
      throws ClassNotFoundException {
    return resolveMandatoryClass(name, type);
  }

  @Override
  public InputStream loadResourceAsStream(String uri) {
    return null;
  }

  @Override
  public URL loadResourceAsURL(String uri) {
    return null;
  }

  @Override
  public Enumeration<URL> loadResourcesAsURL(String uri) {
    return Collections.enumeration(List.of());
  }

  @Override
  public Enumeration<URL> loadAllResourcesAsURL(String uri) {
    return Collections.enumeration(List.of());
  }

  @SuppressWarnings("unchecked")
  private static <T> Class<T> cast(Class<?> found, Class<T> type) {
    return found != null && type.isAssignableFrom(found) ? (Class<T>) found : null;
  }
}
