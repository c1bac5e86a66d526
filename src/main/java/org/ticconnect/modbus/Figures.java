package org.ticconnect.modbus;

import java.util.OptionalLong;
import org.ticconnect.mapping.Figure;

/** What the device knows of itself, at the moment of the question. */
@FunctionalInterface
public interface Figures {

  /** Empty when it is not known. */
  OptionalLong of(Figure figure);
}
