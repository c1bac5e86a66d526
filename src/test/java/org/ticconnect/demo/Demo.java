package org.ticconnect.demo;

import java.util.ArrayList;
import java.util.List;
import org.ticconnect.TicConnect;

/** A simulated meter, a small broker and the whole program, on loopback. */
public final class Demo {
  private static final int MQTT_PORT = 1883;

  private Demo() {}

  /**
   * @param arguments the home folder and the data folder, then settings as {@code -Dkey=value}
   */
  public static void main(String... arguments) throws Exception {
    int mqttPort = Integer.getInteger("demo.mqtt.port", MQTT_PORT);
    SmallBroker broker = new SmallBroker(mqttPort);
    System.out.printf(
        """

        TIC Connect reads a simulated meter. Ctrl-C ends it. Look at it:
          web page   http://127.0.0.1:8080/
          MQTT       mosquitto_sub -h 127.0.0.1 -p %d -t 'tic/#' -v
          Modbus     mbpoll -0 -1 -m tcp -p 1502 -a 1 -t 4:float -r 32774 -c 3 127.0.0.1

        """,
        broker.port());
    List<String> settings = new ArrayList<>();
    settings.addAll(List.of("--home", arguments[0], "--data", arguments[1]));
    settings.add("-Dtic.source=simulator:three-phase");
    settings.add("-Dmqtt.url=mqtt://127.0.0.1:" + broker.port());
    settings.add("-Dnetwork.loopback.counts=true");
    settings.addAll(List.of(arguments).subList(2, arguments.length));
    TicConnect.main(settings.toArray(String[]::new));
  }
}
