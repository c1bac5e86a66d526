package org.ticconnect.mqtt.link;

/**
 * A topic that the broker does not let us publish on.
 *
 * @param topic complete
 * @param reason one sentence
 * @param count how often it refused
 */
public record RefusedTopic(String topic, String reason, long count) {}
