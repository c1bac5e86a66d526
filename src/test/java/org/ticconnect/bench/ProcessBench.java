package org.ticconnect.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Ran;
import org.ticconnect.support.RawModbus;

/**
 * What the whole process costs with different Javas: from its start to the first answer of the
 * Modbus server that has a value and to the first value at the broker, and its resident memory
 * after some minutes; medians. The packaged program plays a three-phase meter, with the page over
 * TLS as on a device, and has been started once before.
 *
 * <p>Arguments: number of runs (5), minutes until the memory is looked at (10), homes of the Javas,
 * separated by commas; with {@code +archive} behind it the archive of classes is made first. Needs
 * {@code mvn package} before, and mosquitto. Also tells the size of each package in {@code target}.
 */
public final class ProcessBench {
  private static final String ARCHIVE = "+archive";
  private static final int VOLTAGE = 0x8006;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Mosquitto broker;
  private final Path folder;
  private final Path java;
  private final Map<String, String> environment;

  private ProcessBench(Mosquitto broker, Path folder, Path java, Map<String, String> environment) {
    this.broker = broker;
    this.folder = folder;
    this.java = java;
    this.environment = environment;
  }

  public static void main(String... arguments) throws Exception {
    int runs = Integer.parseInt(arguments[0]);
    int minutes = Integer.parseInt(arguments[1]);
    for (String name : arguments[2].split(",")) {
      Path folder = Files.createTempDirectory("process-bench");
      try (Mosquitto broker = Mosquitto.started(folder)) {
        Path java = Path.of(name.replace(ARCHIVE, ""));
        Map<String, String> environment =
            name.endsWith(ARCHIVE) ? archived(java, folder) : Map.of();
        System.out.println(name);
        new ProcessBench(broker, folder, java, environment).measure(runs, minutes);
      }
    }
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      for (Path deb : built.filter(file -> file.toString().endsWith(".deb")).toList()) {
        System.out.printf("%s %.1f MB%n", deb.getFileName(), Files.size(deb) / 1e6);
      }
    }
    System.exit(0);
  }

  private static Map<String, String> archived(Path java, Path folder)
      throws IOException, InterruptedException {
    Path archives = Files.createDirectory(folder.resolve("archives"));
    Ran.of(
            "env",
            "JAVA_HOME=" + java.toAbsolutePath(),
            "TIC_CONNECT_ARCHIVES=" + archives,
            "target/tic-connect/bin/tic-connect",
            "--rehearse",
            "--data",
            folder.resolve("rehearsal").toString())
        .ok();
    return Map.of("TIC_CONNECT_ARCHIVES", archives.toString());
  }

  private void measure(int runs, int minutes) throws Exception {
    List<Long> answers = new ArrayList<>();
    List<Long> values = new ArrayList<>();
    // The first one makes what a device has after its first day: a certificate, a name, its stores.
    for (int run = 0; run <= runs; run++) {
      WatchedTopics topics = new WatchedTopics(broker.port());
      int modbus = Ports.lasting();
      long start = System.nanoTime();
      try (PackagedProgram program = program(folder, modbus)) {
        long answered = firstAnswer(modbus);
        await().atMost(PATIENCE).until(() -> topics.first().isPresent());
        if (run > 0) {
          answers.add(TimeUnit.NANOSECONDS.toMillis(answered - start));
          values.add(TimeUnit.NANOSECONDS.toMillis(topics.first().orElseThrow() - start));
        }
      }
    }
    System.out.printf("  start to Modbus answer %d ms of %s%n", median(answers), answers);
    System.out.printf("  start to MQTT value    %d ms of %s%n", median(values), values);
    resident(runs, minutes);
  }

  /** All at once: memory is no matter of time. */
  private void resident(int runs, int minutes) throws Exception {
    List<PackagedProgram> programs = new ArrayList<>();
    try {
      List<Long> mebibytes = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        int modbus = Ports.lasting();
        programs.add(program(Files.createDirectory(folder.resolve("run-" + run)), modbus));
        firstAnswer(modbus);
      }
      new CountDownLatch(1).await(minutes, TimeUnit.MINUTES);
      for (PackagedProgram program : programs) {
        mebibytes.add(program.residentKib() / 1024);
      }
      System.out.printf(
          "  resident after %d minutes %d MiB of %s%n", minutes, median(mebibytes), mebibytes);
    } finally {
      for (PackagedProgram program : programs) {
        program.close();
      }
    }
  }

  private PackagedProgram program(Path data, int modbus) throws IOException {
    return new PackagedProgram(
        java,
        environment,
        data,
        "tic.source=simulator:three-phase",
        "modbus.port=" + modbus,
        "http.port=0",
        "https.port=0",
        "names.announce=off",
        "mqtt.url=" + broker.url());
  }

  /** When a value was read for the first time. */
  private static long firstAnswer(int port) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .ignoreExceptions()
        .until(() -> hasValue(port));
    return System.nanoTime();
  }

  private static boolean hasValue(int port) throws IOException {
    try (Socket socket = RawModbus.connect(port)) {
      return RawModbus.ask(socket, RawModbus.read(1, 1, VOLTAGE, 2)).get(2) == 3;
    }
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
  }
}
