package org.ticconnect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged program in a process of its own, with what it costs. Needs {@code mvn package}. */
final class PackagedProgram implements AutoCloseable {
  private final Process process;

  /**
   * @param javaHome of the Java that runs it
   * @param folder for its data and its log
   * @param settings such as {@code http.port=0}
   */
  PackagedProgram(Path javaHome, Path folder, String... settings) throws IOException {
    this(javaHome, Map.of(), folder, settings);
  }

  /**
   * @param environment beside that of this process
   */
  PackagedProgram(Path javaHome, Map<String, String> environment, Path folder, String... settings)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "target/tic-connect/bin/tic-connect", "--data", folder.resolve("data").toString()));
    Stream.of(settings).map(setting -> "-D" + setting).forEach(command::add);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().put("JAVA_HOME", javaHome.toAbsolutePath().toString());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /**
   * What a process has cost up to a moment.
   *
   * @param cpuMillis of all threads
   * @param wakeUps how often a thread waited and was woken
   */
  record Cost(long nanos, long cpuMillis, long wakeUps) {
    /** What was spent since another moment. */
    String since(Cost before) {
      double seconds = (nanos - before.nanos) / 1e9;
      return "CPU %.1f s an hour, %.0f wake-ups a second"
          .formatted(
              (cpuMillis - before.cpuMillis) / 1e3 * 3600 / seconds,
              (wakeUps - before.wakeUps) / seconds);
    }
  }

  Cost cost() throws IOException {
    long wakeUps = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        wakeUps += field(thread.resolve("status"), "voluntary_ctxt_switches");
      }
    }
    return new Cost(
        System.nanoTime(), process.info().totalCpuDuration().orElseThrow().toMillis(), wakeUps);
  }

  long residentKib() throws IOException {
    return field(Path.of("/proc/" + process.pid() + "/status"), "VmRSS");
  }

  private static long field(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
  }
}
