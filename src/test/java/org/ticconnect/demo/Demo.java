package org.ticconnect.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.TicConnect;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.Version;
import org.ticconnect.history.past.SeededPast;
import org.ticconnect.mapping.FileTree;

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
    SmallBroker broker = broker(Integer.getInteger("demo.mqtt.port", MQTT_PORT));
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
    settings.add("-Dnetwork.loopback.counts=true");
    settings.addAll(List.of(arguments).subList(2, arguments.length));
    setBroker(Path.of(arguments[0]), Path.of(arguments[1]), broker.port());
    givePast(Path.of(arguments[1]), settings);
    TicConnect.main(settings.toArray(String[]::new));
  }

  private static SmallBroker broker(int port) throws Exception {
    try {
      return new SmallBroker(port);
    } catch (ExecutionException taken) {
      System.err.printf(
          "Port %d of this machine is taken, perhaps by a broker that runs already."
              + " Give the broker of the demo another one: mvn -q -Pdemo -Ddemo.mqtt.port=18830%n",
          port);
      System.exit(1);
      throw taken;
    }
  }

  /** As an owner does on the page, so that it can be changed there. */
  private static void setBroker(Path home, Path data, int port) throws Exception {
    Library library = new Library(data, FileTree.of(home), Clock.systemUTC());
    if (library.own(FileName.SETTINGS).isEmpty()) {
      Version set =
          library.save(
              FileName.SETTINGS,
              "mqtt.url = mqtt://127.0.0.1:%d%n".formatted(port),
              Optional.of(Library.ANY),
              "demo");
      library.run(Map.of(FileName.SETTINGS, Optional.of(set.number())));
    }
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
