package org.ticconnect.mqtt.link;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttPingSender;
import org.eclipse.paho.mqttv5.client.internal.ClientComms;

/**
 * Has the client library say now and then that it is there. Its own timer does not while the clock
 * of the device is set back, and the broker would end the connection.
 */
final class SteadyPings implements MqttPingSender {
  private final String name;
  private Optional<ClientComms> comms = Optional.empty();
  private Optional<ScheduledExecutorService> thread = Optional.empty();

  /**
   * @param clientId for the name of the thread
   */
  SteadyPings(String clientId) {
    this.name = "MQTT Ping: " + clientId;
  }

  @Override
  public synchronized void init(ClientComms of) {
    comms = Optional.of(of);
  }

  @Override
  public synchronized void start() {
    stop();
    thread =
        Optional.of(
            Executors.newSingleThreadScheduledExecutor(
                pings -> {
                  Thread made = new Thread(pings, name);
                  made.setDaemon(true);
                  return made;
                }));
    comms.ifPresent(of -> schedule(of.getKeepAlive()));
  }

  @Override
  public synchronized void stop() {
    thread.ifPresent(ScheduledExecutorService::shutdownNow);
    thread = Optional.empty();
  }

  @Override
  public synchronized void schedule(long delayMillis) {
    thread.ifPresent(at -> at.schedule(this::look, delayMillis, TimeUnit.MILLISECONDS));
  }

  private void look() {
    // Not while this is locked: it may end the connection, which stops the pings.
    ClientComms of;
    synchronized (this) {
      of = comms.orElseThrow();
    }
    of.checkForActivity();
  }
}
