package org.ticconnect.mqtt.link;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * One publish under way. The client library forgets some messages when the connection breaks, so
 * the link ends the waiting itself.
 */
final class Delivery implements MqttActionListener {

  private final CompletableFuture<Void> outcome = new CompletableFuture<>();

  @Override
  public void onSuccess(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    if (codes != null && codes.length > 0 && ReasonCode.isRefusal(codes[0])) {
      // The library calls a refused publish a success.
      outcome.completeExceptionally(new MqttException(codes[0]));
    } else {
      outcome.complete(null);
    }
  }

  @Override
  public void onFailure(IMqttToken token, Throwable cause) {
    outcome.completeExceptionally(cause);
  }

  void connectionLost() {
    outcome.completeExceptionally(
        new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST));
  }

  /**
   * Waits until the message is on its way (QoS 0) or the broker has it (QoS 1).
   *
   * @throws MqttException with the broker's reason code when it refuses
   */
  void await(long patienceMillis) throws MqttException {
    try {
      outcome.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof MqttException known
          ? known
          : new MqttException(failed.getCause());
    } catch (TimeoutException tooLong) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_DISCONNECTING);
    }
  }
}
