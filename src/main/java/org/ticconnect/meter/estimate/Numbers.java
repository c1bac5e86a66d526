package org.ticconnect.meter.estimate;

import java.util.OptionalLong;
import org.ticconnect.tic.Label;

/** The newest believed numbers. */
@FunctionalInterface
public interface Numbers {
  /** Empty when it is not known, not sent or not believed. */
  OptionalLong number(Label label);
}
