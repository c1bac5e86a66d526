package org.ticconnect.owner.run;

import org.apache.camel.CamelContext;
import org.apache.camel.language.constant.ConstantLanguage;
import org.apache.camel.language.header.HeaderLanguage;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.LanguageResolver;
import org.apache.camel.support.LanguageSupport;

/** Knows three languages and makes them itself: nothing is looked up on the class path. */
final class AllowedLanguages implements LanguageResolver {
  private final SimpleRule rule;

  AllowedLanguages(SimpleRule rule) {
    this.rule = rule;
  }

  @Override
  public Language resolveLanguage(String name, CamelContext context) {
    return switch (name) {
      case "simple" -> new GuardedSimple(rule, context);
      case "constant" -> known(new ConstantLanguage(), context);
      case "header" -> known(new HeaderLanguage(), context);
      default ->
          throw new IllegalArgumentException(
              "the language "
                  + name
                  + " is not for owners' routes: use simple, constant or header");
    };
  }

  private static Language known(LanguageSupport language, CamelContext context) {
    language.setCamelContext(context);
    return language;
  }
}
