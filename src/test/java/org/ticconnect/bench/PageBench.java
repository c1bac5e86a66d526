package org.ticconnect.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ticconnect.history.past.SeededPast;
import org.ticconnect.page.Browser;
import org.ticconnect.page.Visitor;
import org.ticconnect.page.Weight;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;

/**
 * What the page weighs and how soon it tells something: starts the packaged program on loopback and
 * opens each page in a browser that has kept nothing. Bytes are as they were sent, with headers.
 *
 * <p>Needs {@code mvn package} before, chromium, its driver and mosquitto.
 */
public final class PageBench {
  private static final int OPENINGS = 5;

  private PageBench() {}

  public static void main(String... arguments) throws Exception {
    Path folder = Files.createTempDirectory("page-bench");
    Path data = Claimed.folder(folder.resolve("data"));
    SeededPast.fill(data, "three-phase", Instant.now());
    int port = Ports.lasting();
    String address = "http://127.0.0.1:" + port + "/";
    try (Mosquitto broker = Mosquitto.started(folder);
        PackagedProgram program =
            new PackagedProgram(
                Path.of(System.getProperty("java.home")),
                folder,
                "tic.source=simulator:three-phase",
                "modbus.port=" + Ports.lasting(),
                "http.port=" + port,
                "network.loopback.counts=true",
                "mqtt.url=" + broker.url());
        Browser browser = Browser.started()) {
      await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> answers(address));
      new Visitor(browser, address).logIn(Claimed.PASSWORD);
      Weight.begin(browser);
      weigh(browser, address);
      System.out.printf("first value of the live page: %.0f ms%n", firstValue(browser, address));
      System.out.printf("program: RSS %d MiB%n", program.residentKib() / 1024);
    }
    System.exit(0);
  }

  private static boolean answers(String address) throws IOException, InterruptedException {
    HttpRequest status = HttpRequest.newBuilder(URI.create(address + "api/status")).build();
    return HttpClient.newHttpClient()
        .send(status, HttpResponse.BodyHandlers.ofString())
        .body()
        .contains("\"fresh\":true");
  }

  /** What tells that a page is complete, by its place. */
  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("live", "#power.import");
    pages.put("charts", "#chart-power canvas");
    pages.put("meter", "#frame tbody tr");
    pages.put("modbus", "#registers tr[data-key]");
    pages.put("mqtt", "#topics li");
    pages.put("files", "[data-kind=routes]");
    pages.put("files/modbus/native", "#check[data-state=good]");
    pages.put("settings", "#settings-groups section");
    pages.put("log", "#log li");
    pages.put("access", "#access-log");
    pages.put("help", "#bundle-look");
    return pages;
  }

  private static void weigh(Browser browser, String address) {
    System.out.printf("%-22s %9s %9s %9s%n", "page", "requests", "KB", "streamed");
    pages()
        .forEach(
            (page, drawn) -> {
              Weight weight = Weight.of(browser, address, page, drawn);
              System.out.printf(
                  "%-22s %9d %9.1f %9.1f%n",
                  page, weight.requests(), weight.bytes() / 1024.0, weight.streamed() / 1024.0);
            });
  }

  private static double firstValue(Browser browser, String address) {
    return IntStream.range(0, OPENINGS)
        .mapToDouble(
            any -> {
              Weight.of(browser, address, "live", "#power.import");
              return Weight.firstValue(browser);
            })
        .boxed()
        .sorted()
        .mapToDouble(Double::doubleValue)
        .skip(OPENINGS / 2)
        .findFirst()
        .orElseThrow();
  }
}
