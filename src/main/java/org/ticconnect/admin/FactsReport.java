package org.ticconnect.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ticconnect.network.HostName;
import org.ticconnect.network.Interfaces;
import org.ticconnect.settings.Settings;

/** What {@code GET /api/facts} tells: time, network and program, which are not set here. */
public final class FactsReport implements Supplier<Object> {
  private final TimeReport time;
  private final Settings.Page page;
  private final Path data;
  private final String version;

  /**
   * @param time what the clocks show
   * @param page how the page looks to who has not chosen otherwise
   * @param data the folder that is written to
   * @param version of the program
   */
  public FactsReport(TimeReport time, Settings.Page page, Path data, String version) {
    this.time = time;
    this.page = page;
    this.data = data;
    this.version = version;
  }

  @Override
  public Object get() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("time", time.get());
    facts.put("network", network());
    facts.put("program", program());
    facts.put("page", Map.of("language", page.language(), "theme", page.theme()));
    return facts;
  }

  private static Map<String, Object> network() {
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("host", HostName.now());
    network.put("interfaces", Interfaces.up().stream().map(FactsReport::described).toList());
    return network;
  }

  private static Map<String, Object> described(Interfaces.Interface one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", one.name());
    json.put("addresses", one.addresses());
    one.mac().ifPresent(mac -> json.put("mac", mac));
    return json;
  }

  private Map<String, Object> program() {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> program = new LinkedHashMap<>();
    program.put("version", version);
    program.put("java", System.getProperty("java.version"));
    program.put("uptime_s", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    program.put("memory_bytes", runtime.totalMemory() - runtime.freeMemory());
    program.put("memory_most_bytes", runtime.maxMemory());
    program.put("data_bytes", size(data));
    return program;
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(FactsReport::bytes).sum();
    } catch (IOException | UncheckedIOException unreadable) {
      return 0;
    }
  }

  private static long bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}
