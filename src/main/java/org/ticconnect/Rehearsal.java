package org.ticconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the program does in its first seconds, done once without a meter, a network or anybody who
 * looks: the Java runtime writes down which classes that took, and has them ready at the next start
 * (its options say so, see {@code bin/tic-connect}).
 *
 * @param settings what is different from a usual start
 */
record Rehearsal(Map<String, String> settings) {
  /** Long enough for some frames of the meter in software. */
  private static final long SECONDS = 6;

  /** A small board does much for the first time here, and is installing packages besides. */
  private static final int TIMEOUT_MS = 20_000;

  private static final byte[] REGISTERS = HexFormat.of().parseHex("00010000000601038000" + "0002");
  private static final List<String> PAGES =
      List.of("/", "/js/app.js", "/js/api.js", "/api/status", "/api/settings", "/api/live");

  /** One with the page as a device has it, over TLS, and one with a page that can be looked at. */
  static List<Rehearsal> acts() {
    Map<String, String> quiet = new LinkedHashMap<>();
    quiet.put("tic.source", "simulator:three-phase");
    quiet.put("modbus.bind", "127.0.0.1");
    quiet.put("modbus.port", "0");
    quiet.put("http.bind", "127.0.0.1");
    quiet.put("http.port", "0");
    quiet.put("names.announce", "off");
    // Nobody listens there; what tries to is what counts.
    quiet.put("mqtt.url", "mqtt://127.0.0.1:9");
    Map<String, String> open = new LinkedHashMap<>(quiet);
    open.put("https.port", "");
    quiet.put("https.port", "0");
    return List.of(new Rehearsal(quiet), new Rehearsal(open));
  }

  /** The command line with these settings and the folders of the given one. */
  CommandLine in(CommandLine command) {
    return new CommandLine(
        command.home(),
        command.data(),
        command.run(),
        command.action(),
        command.subject(),
        command.key(),
        settings);
  }

  /** Starts, is looked at and ends. */
  void play(Runner runner) throws Exception {
    runner.start();
    Optional<Application> application = runner.application();
    // Nothing happens that ends this wait: the frames of some seconds come by.
    if (new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException();
    }
    if (application.isPresent()) {
      look(application.get());
    }
  }

  private static void look(Application application) throws IOException {
    Optional<Integer> modbus = application.modbusPort();
    if (modbus.isPresent()) {
      ask(modbus.get(), REGISTERS);
    }
    Optional<Integer> http = application.httpPort();
    if (http.isPresent()) {
      for (String page : PAGES) {
        String request =
            "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"
                .formatted(page, http.get());
        ask(http.get(), request.getBytes(US_ASCII));
      }
    }
  }

  private static void ask(int port, byte[] question) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write(question);
      if (socket.getInputStream().read() < 0) {
        throw new IOException("no answer at port " + port);
      }
    }
  }
}
