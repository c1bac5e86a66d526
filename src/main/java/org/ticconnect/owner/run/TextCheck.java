package org.ticconnect.owner.run;

import java.util.List;
import org.ticconnect.mapping.Mistake;

/** The check of a file before it is loaded. */
@FunctionalInterface
public interface TextCheck {

  /**
   * @param file its name as the owner knows it
   * @return empty when all is well
   */
  List<Mistake> mistakes(String file, String text);
}
