package org.ticconnect.owner.run;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.TypeConverter;
import org.apache.camel.converter.CamelBaseBulkConverterLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.converter.DefaultTypeConverter;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.ConfigurerResolver;
import org.apache.camel.spi.DataFormatResolver;
import org.apache.camel.spi.FactoryFinderResolver;
import org.apache.camel.spi.LanguageResolver;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.spi.UriFactoryResolver;
import org.apache.camel.support.PluginHelper;
import org.ticconnect.owner.ExactNumbers;

/** A context for one file of an owner, without anything of the device in it. */
final class OwnerContext extends DefaultCamelContext {
  static final int STOP_SECONDS = 2;

  /**
   * @param name part of the names of its threads
   */
  OwnerContext(String name, ComponentResolver components, LanguageResolver languages) {
    super(false);
    disableJMX();
    getCamelContextExtension().addContextPlugin(ComponentResolver.class, components);
    getCamelContextExtension().addContextPlugin(LanguageResolver.class, languages);
    getCamelContextExtension().setName(name);
    setStartupSummaryLevel(StartupSummaryLevel.Off);
    setSourceLocationEnabled(true);
    setAutoStartup(false);
    setLoadTypeConverters(false);
    setAutowiredEnabled(false);
    setStreamCaching(false);
    getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
    build();
    ExactNumbers.in(this);
    getShutdownStrategy().setTimeout(STOP_SECONDS);
    getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    getShutdownStrategy().setShutdownNowOnTimeout(true);
    getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    getShutdownStrategy().setSuppressLoggingOnTimeout(true);
    getExecutorServiceManager().setShutdownAwaitTermination(TimeUnit.SECONDS.toMillis(1));
  }

  @Override
  protected ClassResolver createClassResolver() {
    return new ValueTypes();
  }

  @Override
  protected FactoryFinderResolver createFactoryFinderResolver() {
    return new CamelPartsOnly();
  }

  @Override
  protected Registry createRegistry() {
    return new EmptyRegistry();
  }

  @Override
  protected ResourceLoader createResourceLoader() {
    return new NoResources();
  }

  @Override
  protected PropertiesComponent createPropertiesComponent() {
    return NoProperties.component();
  }

  @Override
  protected DataFormatResolver createDataFormatResolver() {
    return (name, context) -> {
      throw new IllegalArgumentException("the format " + name + " is not for owners' routes");
    };
  }

  @Override
  protected ConfigurerResolver createConfigurerResolver() {
    return (name, context) -> null;
  }

  @Override
  protected UriFactoryResolver createUriFactoryResolver() {
    return (name, context) -> null;
  }

  /** The converters between plain values; those of other jars on the class path are not loaded. */
  @Override
  protected TypeConverter createTypeConverter() {
    return new DefaultTypeConverter(
        this, PluginHelper.getPackageScanClassResolver(this), getInjector(), false, false) {
      @Override
      protected Collection<String> findTypeConverterLoaderClasses() {
        return List.of(CamelBaseBulkConverterLoader.class.getName());
      }
    };
  }
}
