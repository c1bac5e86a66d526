package org.ticconnect.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.TicConnect;
import org.ticconnect.history.past.SeededPast;

/** A simulated meter, a small broker and the whole program, on loopback. */
public final class Demo {
  private static final int MQTT_PORT = 1883;
  private static final String SOURCE = "-Dtic.source=";
  private static final Pattern SIMULATED = Pattern.compile("simulator:([a-z-]+)");

  private Demo() {}

  /**
   * @param arguments the home folder and the data folder, then settings as {@code -Dkey=value}
   */
  public static void main(String... arguments) throws Exception {
    int mqttPort = Integer.getInteger("demo.mqtt.port", MQTT_PORT);
    SmallBroker broker = new SmallBroker(mqttPort);
    DemoOwner owner = DemoOwner.of(Path.of(arguments[1]));
    System.out.printf(
        """

        TIC Connect reads a simulated meter. Ctrl-C ends it. Look at it:
          web page   http://127.0.0.1:8080/   password %s
          API        curl -H 'Authorization: Bearer %s' http://127.0.0.1:8080/api/live
          MQTT       mosquitto_sub -h 127.0.0.1 -p %d -t 'tic/#' -v
          Modbus     mbpoll -0 -1 -m tcp -p 1502 -a 1 -t 4:float -r 32774 -c 3 127.0.0.1

        """,
        owner.password(), owner.token(), broker.port());
    List<String> settings = new ArrayList<>();
    settings.addAll(List.of("--home", arguments[0], "--data", arguments[1]));
    settings.add("-Dtic.source=simulator:three-phase");
    settings.add("-Dmqtt.url=mqtt://127.0.0.1:" + broker.port());
    settings.add("-Dnetwork.loopback.counts=true");
    settings.addAll(List.of(arguments).subList(2, arguments.length));
    givePast(Path.of(arguments[1]), settings);
    TicConnect.main(settings.toArray(String[]::new));
  }

  /** Charts would be empty at the first start. A meter with a time of its own begins without. */
  private static void givePast(Path data, List<String> settings) throws Exception {
    Matcher source =
        settings.stream()
            .filter(setting -> setting.startsWith(SOURCE))
            .reduce((before, last) -> last)
            .map(setting -> SIMULATED.matcher(setting.substring(SOURCE.length())))
            .orElseThrow();
    if (source.matches()) {
      SeededPast.fill(data, source.group(1), Instant.now());
    }
  }
}
