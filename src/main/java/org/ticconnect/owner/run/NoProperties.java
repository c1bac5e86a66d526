package org.ticconnect.owner.run;

import java.util.Map;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.properties.PropertiesFunctionResolver;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.service.ServiceSupport;

/** Knows neither settings nor the environment nor properties of the system nor functions. */
final class NoProperties {
  private NoProperties() {}

  static PropertiesComponent component() {
    PropertiesComponent properties = new PropertiesComponent();
    properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    // What is not known is a mistake, not its own default.
    properties.setDefaultFallbackEnabled(false);
    properties.setAutoDiscoverPropertiesSources(false);
    properties.setPropertiesFunctionResolver(new NoFunctions());
    return properties;
  }

  private static final class NoFunctions extends ServiceSupport
      implements PropertiesFunctionResolver {
    @Override
    public void addPropertiesFunction(PropertiesFunction function) {
      // Camel adds its own, which read the environment.
    }

    @Override
    public Map<String, PropertiesFunction> getFunctions() {
      return Map.of();
    }

    @Override
    public boolean hasFunction(String name) {
      return false;
    }

    @Override
    public PropertiesFunction resolvePropertiesFunction(String name) {
      return null;
    }
  }
}
