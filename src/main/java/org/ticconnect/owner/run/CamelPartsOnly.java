package org.ticconnect.owner.run;

import java.util.Optional;
import org.apache.camel.impl.engine.BootstrapFactoryFinder;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.spi.FactoryFinder;
import org.apache.camel.spi.FactoryFinderResolver;

/** Lets Camel find its own parts while a context is built, and nothing by a name of an owner. */
final class CamelPartsOnly implements FactoryFinderResolver {

  @Override
  public FactoryFinder resolveBootstrapFactoryFinder(ClassResolver ignored, String path) {
    return FactoryFinder.DEFAULT_PATH.equals(path)
        ? new BootstrapFactoryFinder(new DefaultClassResolver(), path)
        : new Nothing(path);
  }

  @Override
  public FactoryFinder resolveFactoryFinder(ClassResolver ignored, String path) {
    return new Nothing(path);
  }

  private record Nothing(String path) implements FactoryFinder {
    @Override
    public String getResourcePath() {
      return path;
    }

    @Override
    public Optional<Object> newInstance(String key) {
      return Optional.empty();
    }

    @Override
    public <T> Optional<T> newInstance(String key, Class<T> type) {
      return Optional.empty();
    }

    @Override
    public Optional<Class<?>> findClass(String key) {
      return Optional.empty();
    }

    @Override
    public Optional<Class<?>> findOptionalClass(String key) {
      return Optional.empty();
    }

    @Override
    public void clear() {
      // There is nothing.
    }
  }
}
