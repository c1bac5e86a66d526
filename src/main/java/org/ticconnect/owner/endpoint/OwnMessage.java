package org.ticconnect.owner.endpoint;

/**
 * A message for the broker.
 *
 * @param topic without wildcards
 * @param payload at most {@link Text#MOST_BYTES} as UTF-8
 * @param qos 0 or 1
 * @param retained whether the broker keeps it
 */
public record OwnMessage(String topic, String payload, int qos, boolean retained) {}
