package org.ticconnect.mqtt.link;

import java.util.Map;
import java.util.Set;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What a broker's number means (MQTT 5, 2.4), in words for the owner. */
final class ReasonCode {
  static final int NOT_AUTHORIZED = 0x87;
  static final int TAKEN_OVER = 0x8E;
  static final int PACKET_TOO_LARGE = 0x95;
  static final int RETAIN_NOT_SUPPORTED = 0x9A;
  static final int QOS_NOT_SUPPORTED = 0x9B;
  private static final int FIRST_REFUSAL = 0x80;
  private static final int LAST_REFUSAL = 0xFF;

  private static final Map<Integer, String> WORDS =
      Map.ofEntries(
          Map.entry(0x80, "the broker gives no reason"),
          Map.entry(0x81, "the broker says that a packet was malformed"),
          Map.entry(0x82, "the broker says that the protocol was broken"),
          Map.entry(0x83, "the broker has a reason of its own"),
          Map.entry(0x84, "the broker does not speak MQTT 5"),
          Map.entry(0x85, "the broker does not allow this client id: change mqtt.client"),
          Map.entry(0x86, "wrong user name or password"),
          Map.entry(NOT_AUTHORIZED, "not authorized: the broker's rights do not allow it"),
          Map.entry(0x88, "the broker is not available now"),
          Map.entry(0x89, "the broker is busy"),
          Map.entry(0x8A, "this client is banned"),
          Map.entry(0x8B, "the broker is shutting down"),
          Map.entry(0x8C, "the broker wants another way of authentication"),
          Map.entry(0x8D, "the broker heard nothing for too long"),
          Map.entry(TAKEN_OVER, "another client uses this client id: change mqtt.client"),
          Map.entry(0x8F, "the broker does not allow this topic filter"),
          Map.entry(0x90, "the broker does not allow this topic"),
          Map.entry(0x93, "the broker got more than it said it would take at once"),
          Map.entry(0x94, "the broker does not know the topic alias"),
          Map.entry(PACKET_TOO_LARGE, "larger than the broker takes"),
          Map.entry(0x96, "the broker got too much in too short a time"),
          Map.entry(0x97, "the broker's quota is used up"),
          Map.entry(0x98, "the broker's administrator ended it"),
          Map.entry(0x99, "the broker does not like the format of the payload"),
          Map.entry(RETAIN_NOT_SUPPORTED, "the broker keeps no retained messages"),
          Map.entry(QOS_NOT_SUPPORTED, "the broker does not take this quality of service"),
          Map.entry(0x9C, "the broker sends its clients to another server"),
          Map.entry(0x9D, "the broker has moved to another server"),
          Map.entry(0x9F, "the broker got too many connections in too short a time"));

  /** Not available now, busy, shutting down, too many connections. */
  private static final Set<Integer> PASSING = Set.of(0x88, 0x89, 0x8B, 0x9F);

  private ReasonCode() {}

  /** Whether the broker said it: its numbers are one byte, the library's own are not. */
  static boolean isRefusal(MqttException failure) {
    return isRefusal(failure.getReasonCode());
  }

  static boolean isRefusal(int code) {
    return code >= FIRST_REFUSAL && code <= LAST_REFUSAL;
  }

  static String words(int code) {
    return "%s (0x%02X)".formatted(WORDS.getOrDefault(code, "the broker refuses"), code);
  }

  /** Whether somebody has to mend something: a broker that is busy or shutting down comes back. */
  static boolean isRefusalToMend(int code) {
    return isRefusal(code) && !PASSING.contains(code);
  }

  /** Why a connection could not be made, in words. */
  static String whyNoConnection(MqttException failure) {
    return switch (failure.getReasonCode()) {
      case NOT_AUTHORIZED ->
          "the broker does not let this device in: wrong user name or password, or no right to"
              + " connect (0x87)";
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT ->
          "no answer within 5 s; perhaps something other than a broker listens there";
      case MqttClientException.REASON_CODE_CONNECTION_LOST ->
          TlsProblem.of(failure)
              .orElse(
                  "the broker closed the connection before it answered; perhaps this port wants"
                      + " TLS: mqtts://");
      default -> words(failure);
    };
  }

  /** In words, whoever said it. */
  static String words(MqttException failure) {
    if (isRefusal(failure)) {
      return words(failure.getReasonCode());
    }
    return switch (failure.getReasonCode()) {
      case MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR ->
          ConnectProblem.of(failure.getCause());
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT -> "no answer within 5 s";
      case MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED -> "not connected";
      case MqttClientException.REASON_CODE_CONNECTION_LOST ->
          TlsProblem.of(failure).orElse("the connection was lost");
      default ->
          failure.getCause() == null ? failure.toString() : ConnectProblem.of(failure.getCause());
    };
  }
}
