package org.ticconnect.mqtt.topic;

import java.util.Set;

/** The topics on which a meter was said to be there, over a restart. */
public interface PresentTopics {

  /** All of them. */
  Set<String> all();

  /** A meter is said to be there. */
  void add(String topic);

  /** It is not to be said there any more. */
  void forget(String topic);
}
