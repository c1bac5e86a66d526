package org.ticconnect.demo;

import org.ticconnect.TicConnect;

/** A simulated three-phase meter, a small broker and the whole program, on loopback. */
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

        TIC Connect reads a simulated three-phase meter. Ctrl-C ends it. Look at it:
          web page   http://127.0.0.1:8080/
          MQTT       mosquitto_sub -h 127.0.0.1 -p %d -t 'tic/#' -v
          Modbus     mbpoll -0 -1 -m tcp -p 1502 -a 1 -t 4:float -r 32774 -c 3 127.0.0.1

        """,
        broker.port());
    String[] settings = new String[arguments.length + 5];
    settings[0] = "--home";
    settings[1] = arguments[0];
    settings[2] = "--data";
    settings[3] = arguments[1];
    settings[4] = "-Dtic.source=simulator:three-phase";
    settings[5] = "-Dmqtt.url=mqtt://127.0.0.1:" + broker.port();
    settings[6] = "-Dnetwork.loopback.counts=true";
    System.arraycopy(arguments, 2, settings, 7, arguments.length - 2);
    TicConnect.main(settings);
  }
}
