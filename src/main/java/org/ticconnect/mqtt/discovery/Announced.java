package org.ticconnect.mqtt.discovery;

import java.util.Map;

/** What was announced and not taken back, over a restart: payload by topic. */
public interface Announced {

  /** As it is now. */
  Map<String, String> all();

  /** The broker has it. */
  void keep(String topic, String payload);

  /** The broker has forgotten it. */
  void forget(String topic);
}
