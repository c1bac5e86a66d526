package org.ticconnect.owner.run;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.meter.Freshness;
import org.ticconnect.owner.HeardMeter;
import org.ticconnect.owner.RecordingWorld;
import org.ticconnect.owner.endpoint.MeterNames;
import org.ticconnect.owner.endpoint.Surroundings;

/** Owners' routes with a world that keeps, and no check of the text. */
public final class Rig implements AutoCloseable {
  private static final Pattern FUNCTION = Pattern.compile("\\$(simple)?\\{([^}]*)}?");
  private static final Pattern ALLOWED =
      Pattern.compile("body|headers?\\.[a-z_0-9]+|date:now:[^}:]+|exception\\.message");

  /** What the language rule has to hold at least. */
  static final SimpleRule RULE =
      (text, predicate) -> {
        if (text.startsWith("resource:") || text.contains("{{") || text.contains("$simple{")) {
          return Optional.of("is not allowed");
        }
        Matcher function = FUNCTION.matcher(text);
        while (function.find()) {
          if (!ALLOWED.matcher(function.group(2)).matches()) {
            return Optional.of("${" + function.group(2) + "} is not allowed");
          }
        }
        return Optional.empty();
      };

  public final RecordingWorld world = new RecordingWorld();
  final Map<String, String> stopped = new HashMap<>();
  final HeardMeter meter = new HeardMeter("main", System::nanoTime);
  final Surroundings around =
      new Surroundings(
          world,
          topic -> topic.startsWith("tic/own/"),
          url -> url.getAuthority().equals("allowed.example"),
          MeterNames.byAddress(),
          new Freshness(Duration.ofSeconds(10)),
          System::nanoTime,
          Clock.systemUTC());
  final OwnerRoutes routes = new OwnerRoutes((file, text) -> List.of(), RULE, around, stopped::put);
  private final Map<String, String> texts = new LinkedHashMap<>();
  private long lastWatch = System.nanoTime();

  /** Serves these beside those served before. */
  public void serve(String name, String text) throws MappingException {
    Map<String, String> all = new LinkedHashMap<>(texts);
    all.put(name, text);
    routes.serve(all);
    texts.putAll(all);
  }

  /** The meter sends a frame, and a second may be over. */
  public void frame() {
    HeardMeter.Heard heard = meter.next();
    heard.updates().forEach(routes::live);
    routes.reading(heard.reading());
    if (System.nanoTime() - lastWatch >= Duration.ofSeconds(1).toNanos()) {
      lastWatch = System.nanoTime();
      routes.watch();
    }
  }

  public RunningFile file(String name) {
    return routes.files().stream().filter(file -> file.name().equals(name)).findFirst().get();
  }

  /** Sends four frames a second until the file is stopped, for ten seconds at most. */
  String untilStopped(String name) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> {
              frame();
              return !file(name).running();
            });
    return file(name).reason().orElseThrow();
  }

  @Override
  public void close() {
    routes.close();
  }
}
