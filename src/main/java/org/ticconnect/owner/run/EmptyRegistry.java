package org.ticconnect.owner.run;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;

/** Holds nothing and keeps nothing: a route finds no object by name or by type. */
final class EmptyRegistry implements Registry {

  @Override
  public void bind(String id, Class<?> type, Object bean) {
    // Camel offers its repository of global variables, which routes can do without.
  }

  @Override
  public void bind(String id, Class<?> type, Object bean, String initMethod, String destroyMethod) {
    // Nothing is kept.
  }

  @Override
  public void bind(String id, Class<?> type, Supplier<Object> bean) {
    // Nothing is kept.
  }

  @Override
  public void bind(
      String id, Class<?> type, Supplier<Object> bean, String initMethod, String destroyMethod) {
    // Nothing is kept.
  }

  @Override
  public void bindAsPrototype(String id, Class<?> type, Supplier<Object> bean) {
    // Nothing is kept.
  }

  @Override
  public Object lookupByName(String name) {
    return null;
  }

  @Override
  public <T> T lookupByNameAndType(String name, Class<T> type) {
    return null;
  }

  @Override
  public <T> Map<String, T> findByTypeWithName(Class<T> type) {
    return Map.of();
  }

  @Override
  public <T> Set<T> findByType(Class<T> type) {
    return Set.of();
  }
}
