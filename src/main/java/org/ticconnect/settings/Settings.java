package org.ticconnect.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ticconnect.mapping.Ipv4Network;

/**
 * What the owner has set, checked; immutable.
 *
 * @param mqttOnly no Modbus server, and the page only for ten minutes after a start or a click
 * @param sources meters to read, at least one
 * @param staleAfter age from which a value is not served any more
 * @param claim how the device gets its owner
 * @param routes what owners' routes may reach
 * @param recorded how much of the raw line is kept, 0 to 60 minutes
 * @param history how much of the past is kept for charts
 * @param withholdPrm the delivery point number stays inside
 * @param emproRest the measurements are served as the web interface of an EMpro has them
 * @param panel lamp and button
 * @param network how the device is in the network
 * @param names how it is called there
 * @param page how the page looks to who has not chosen otherwise
 * @param logLevel error, warn, info or debug
 */
public record Settings(
    boolean mqttOnly,
    List<Source> sources,
    Duration staleAfter,
    Modbus modbus,
    Mqtt mqtt,
    Http http,
    Claim claim,
    Routes routes,
    Share share,
    Duration recorded,
    History history,
    boolean withholdPrm,
    boolean emproRest,
    Panel panel,
    Network network,
    Names names,
    Page page,
    String logLevel) {

  /** Name of the source that {@code tic.source} defines. */
  public static final String MAIN_SOURCE = "main";

  /** The same with another topic map. */
  public Settings withTopicMap(String map) {
    return new Settings(
        mqttOnly,
        sources,
        staleAfter,
        modbus,
        mqtt.withMap(map),
        http,
        claim,
        routes,
        share,
        recorded,
        history,
        withholdPrm,
        emproRest,
        panel,
        network,
        names,
        page,
        logLevel);
  }

  /**
   * @param name in the configuration
   * @param line such as {@code serial:/dev/ttyUSB0}
   * @param meterName how topics call its meter; empty for the meter's address
   */
  public record Source(String name, String line, Optional<String> meterName) {
    private static final String RECORDING = "file:";

    /** Whether its line is a recording. */
    public boolean recorded() {
      return line.startsWith(RECORDING);
    }
  }

  /**
   * @param bind IPv4 address
   * @param port 0 to 65535, 0 for any
   * @param rtuPort of RTU over TCP; empty for none
   * @param clients most connections at once
   * @param allowed whose clients are served
   */
  public record Modbus(
      String bind, int port, Optional<Integer> rtuPort, int clients, List<Ipv4Network> allowed) {}

  /**
   * @param url of the broker, or of several separated by commas; empty for none
   * @param username empty for none
   * @param password empty for none
   * @param client id at the broker; empty for one of the device's own
   * @param root first levels of all topics
   * @param map name of a topic map
   * @param tls how brokers prove who they are
   * @param history how long entries that the broker has not confirmed are kept
   */
  public record Mqtt(
      Optional<String> url,
      Optional<String> username,
      Optional<String> password,
      Optional<String> client,
      String root,
      String map,
      Tls tls,
      Duration history) {
    private Mqtt withMap(String other) {
      return new Mqtt(url, username, password, client, root, other, tls, history);
    }
  }

  /**
   * @param authority PEM file with the authorities to trust instead of those of the system
   * @param certificate PEM file with the certificate of this device
   * @param key PEM file with its private key
   * @param pin SHA-256 of the broker's certificate, which alone counts then
   */
  public record Tls(
      Optional<String> authority,
      Optional<String> certificate,
      Optional<String> key,
      Optional<String> pin) {}

  /**
   * @param bind IPv4 address
   * @param port 0 to 65535, 0 for any; while there is one with encryption it only tells where that
   *     is
   * @param httpsPort 0 to 65535, 0 for any; empty for no encryption
   * @param names by which browsers may call the device, beside those it has of its own
   */
  public record Http(String bind, int port, Optional<Integer> httpsPort, List<String> names) {}

  /**
   * @param code on the label of the device, a secret; empty for none
   */
  public record Claim(Optional<String> code) {
    @Override
    public String toString() {
      return "Claim[" + (code.isPresent() ? "(hidden)" : "") + "]";
    }
  }

  /**
   * @param language auto, en or fr
   * @param theme auto, light or dark
   */
  public record Page(String language, String theme) {}

  /**
   * @param bind IPv4 address
   * @param port of the first source, one more for each other; empty when the line is not shared
   */
  public record Share(String bind, Optional<Integer> port) {}

  /**
   * @param topics filters of MQTT; where owners' routes may publish
   * @param pushes such as {@code https://example.org}; where they may send to over HTTP
   */
  public record Routes(List<String> topics, List<String> pushes) {}

  /**
   * @param minuteDays days of minute values, 0 to 365, 0 for none
   * @param hourDays days of hour values, 0 to 3650, 0 for none
   */
  public record History(int minuteDays, int hourDays) {}

  /**
   * Where lamp and button are. A pin is {@code gpio:N}, a line of the GPIO character device, or
   * {@code led:NAME} of the kernel's LED class, or {@code input:/dev/...} of its input devices.
   *
   * @param red empty for none, as the others
   * @param receiver blinks as Enedis asks of receivers
   * @param activeHigh the level by which gpio: pins light
   * @param orange how much green is in orange, 1 to 100 %
   * @param button empty for none
   * @param buttonActiveHigh the level of a gpio: pin while the button is pressed
   */
  public record Panel(
      Optional<String> red,
      Optional<String> green,
      Optional<String> blue,
      Optional<String> receiver,
      boolean activeHigh,
      int orange,
      Optional<String> button,
      boolean buttonActiveHigh) {}

  /**
   * @param interfaceName the interface that the page sets; empty for one that is chosen
   * @param loopbackCounts the loopback address is an IPv4 address for the lamp
   */
  public record Network(Optional<String> interfaceName, boolean loopbackCounts) {}

  /**
   * @param announce own, system or off
   * @param host without {@code .local}; empty for one of the device's own
   */
  public record Names(String announce, Optional<String> host) {}
}
