package org.ticconnect.owner.endpoint;

import java.util.Optional;

/** How topics call meters. */
@FunctionalInterface
public interface MeterNames {

  /**
   * @param source name in the configuration
   * @param address the meter's address ADSC, once it was received
   * @return empty while the meter is not known
   */
  Optional<String> of(String source, Optional<String> address);

  /** A meter is called by its address. */
  static MeterNames byAddress() {
    return (source, address) -> address;
  }
}
