package org.ticconnect.owner.run;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentResolver;
import org.ticconnect.owner.endpoint.OwnerComponents;

/** Knows the endpoints of the vocabulary and makes them itself. */
final class AllowedComponents implements ComponentResolver {
  private final OwnerComponents ours;
  private final boolean trial;

  /**
   * @param trial whether timers fire once at once
   */
  AllowedComponents(OwnerComponents ours, boolean trial) {
    this.ours = ours;
    this.trial = trial;
  }

  @Override
  public Component resolveComponent(String name, CamelContext context) {
    return switch (name) {
      case "direct" -> new OwnerDirect();
      case "timer" -> new OwnerTimer(trial);
      default ->
          ours.named(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          name
                              + ": is not for owners' routes: there are reading, live, events,"
                              + " timer, direct, mqtt-out, lamp and push"));
    };
  }
}
