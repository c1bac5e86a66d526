package org.ticconnect.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Pty;

/**
 * What MQTT costs and how fast it is, in both profiles: from the CR of a group to its live topic,
 * from the ETX to the frame topic, CPU, wake-ups, memory, and from the start to the first value.
 * The packaged program reads a pseudo terminal at the meter's pace, and nobody asks for anything
 * else.
 *
 * <p>Arguments: number of frames (300), profile of the meter (single-phase), homes of the Javas to
 * measure, separated by commas (the one that runs this), profiles of the program, separated by
 * commas (full,mqtt-only). Needs {@code mvn package} before, and mosquitto.
 */
public final class MqttBench {

  private MqttBench() {}

  public static void main(String... arguments) throws Exception {
    int frames = Integer.parseInt(arguments[0]);
    Profile profile = Profile.named(arguments[1]);
    String homes = arguments[2].isEmpty() ? System.getProperty("java.home") : arguments[2];
    for (String home : homes.split(",")) {
      for (String mode : arguments[3].split(",")) {
        run(Path.of(home), mode, profile, frames);
      }
    }
    System.exit(0);
  }

  private static void run(Path java, String mode, Profile profile, int frames) throws Exception {
    Path folder = Files.createTempDirectory("mqtt-bench");
    Path port = folder.resolve("ttyTIC");
    PlayedMeter meter = new PlayedMeter();
    try (Mosquitto broker = Mosquitto.started(folder);
        Pty line = Pty.plugIn(port)) {
      WatchedTopics topics = new WatchedTopics(broker.port());
      long start = System.nanoTime();
      try (PackagedProgram program =
          new PackagedProgram(
              java,
              folder,
              "profile=" + mode,
              "tic.source=serial:" + port,
              "modbus.port=0",
              "http.port=0",
              "mqtt.url=" + broker.url())) {
        // The first frames are played while it starts: the first value comes from one of them.
        meter.play(line, Frames.meter(profile), 0);
        PackagedProgram.Cost before = program.cost();
        meter.play(line, Frames.meter(profile), frames);
        PackagedProgram.Cost after = program.cost();
        System.out.printf("%s, %s%n", java.getFileName(), mode);
        System.out.println("  group's CR to live topic   " + meter.afterEast(topics.live()));
        System.out.println("  ETX to frame topic         " + meter.afterFrame(topics.frames()));
        System.out.println("  " + after.since(before));
        System.out.printf(
            "  RSS %d MiB, start to first value %d ms%n",
            program.residentKib() / 1024,
            TimeUnit.NANOSECONDS.toMillis(topics.first().orElseThrow() - start));
      }
    }
  }
}
