package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Browser;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Home;
import org.ticconnect.support.SigningKey;
import org.ticconnect.support.SmallPackage;
import org.ticconnect.update.PackageKeys;
import org.ticconnect.update.Signer;

/** A package over HTTP, on a device whose helper never comes. */
class UpdateTest {
  private static final String TYPE = "application/vnd.debian.binary-package";
  private static final String PACKAGE = "/api/update/package";

  @TempDir static Path folder;
  private static Path data;
  private static Device device;
  private static byte[] good;

  @BeforeAll
  static void start() throws Exception {
    Path home = Home.copy(folder.resolve("home"));
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(
        home.resolve("bin/tic-connect-update"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    SigningKey founder = SigningKey.in(home.resolve("config"));
    Path deb = SmallPackage.of(folder.resolve("new.deb"), "tic-connect", "99.0", "all");
    Signer.of(founder.secret(), PackageKeys.in(List.of(founder.folder()))).sign(deb);
    good = Files.readAllBytes(deb);
    data = folder.resolve("data");
    device = Device.startedWith(data, home, Patience.USUAL, "tic.source", "simulator:single-phase");
  }

  @AfterAll
  static void stop() {
    if (device != null) {
      device.close();
    }
  }

  private static HttpResponse<String> put(HttpRequest.BodyPublisher body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + device.httpPort() + PACKAGE))
                .header("Authorization", Device.BEARER)
                .header("Content-Type", TYPE)
                .PUT(body)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }

  @Test
  void aPackageIsUploadedWishedForAndRemoved() throws Exception {
    JsonNode before = device.json("/api/update");
    assertThat(before.path("installable").asBoolean()).isTrue();
    assertThat(before.path("keys")).hasSize(1);
    assertThat(before.path("state").asText()).isEqualTo("idle");
    assertThat(before.path("uploaded").isNull()).isTrue();
    assertThat(device.post("/api/update/install", "").statusCode()).isEqualTo(409);
    assertThat(device.post("/api/update/return", "").statusCode()).isEqualTo(409);

    HttpResponse<String> put = put(BodyPublishers.ofByteArray(good));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(json(put).path("version").asText()).isEqualTo("99.0");
    Path file = data.resolve("update/incoming.deb");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(device.json("/api/update").path("uploaded")).isEqualTo(json(put));

    assertThat(device.post("/api/update/install", "").statusCode()).isEqualTo(202);
    JsonNode after = device.json("/api/update");
    assertThat(after.path("state").asText()).isEqualTo("waiting");
    assertThat(after.path("message_fr").asText()).startsWith("le paquet");
    assertThat(device.access().log().events().toString()).contains("update_started");
    assertThat(put(BodyPublishers.ofByteArray(good)).statusCode()).isEqualTo(409);

    try (var wish = Files.find(data, 3, (path, any) -> path.endsWith("update-request"))) {
      Files.delete(wish.findFirst().orElseThrow());
    }
    assertThat(device.send("DELETE", PACKAGE, "").statusCode()).isEqualTo(200);
    assertThat(device.json("/api/update").path("uploaded").isNull()).isTrue();
  }

  @Test
  void whatIsWrongIsRefusedInWordsAndLeavesNothing() throws Exception {
    byte[] changed = good.clone();
    changed[400] ^= 1;
    HttpResponse<String> refused = put(BodyPublishers.ofByteArray(changed));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("error").asText()).contains("changed after it was signed");
    assertThat(json(refused).path("error_fr").asText()).contains("modifié après sa signature");
    assertThat(put(BodyPublishers.ofString("no package")).statusCode()).isEqualTo(400);
    assertThat(put(BodyPublishers.noBody()).statusCode()).isEqualTo(400);
    assertThat(data.resolve("update")).isEmptyDirectory();
  }

  @Test
  void whatIsTooLargeIsNotRead() throws Exception {
    try (Socket socket = ask("Content-Length: 104857601")) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 413 ").contains("at most 100 MiB");
    }
  }

  @Test
  void whatGoesOnForEverIsCutOffAndTakesNoMemory() throws Exception {
    byte[] chunk = new byte[1024 * 1024];
    Arrays.fill(chunk, (byte) 'x');
    long before = System.nanoTime();
    try (Socket socket = ask("Transfer-Encoding: chunked")) {
      int sent = 0;
      while (sent < 101) {
        socket.getOutputStream().write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(chunk);
        socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
        sent++;
      }
      assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
    }
    System.out.printf("101 MiB refused in %d ms%n", (System.nanoTime() - before) / 1_000_000);
    assertThat(data.resolve("update")).isEmptyDirectory();
    assertThat(put(BodyPublishers.ofString("none")).statusCode()).isEqualTo(400);
  }

  @Test
  void whoGoesInTheMiddleLeavesNothingAndIsNoFailure() throws Exception {
    Path part = data.resolve("update/incoming.part");
    try (Socket socket = ask("Content-Length: 100000")) {
      socket.getOutputStream().write(new byte[1000]);
      await().until(() -> Files.exists(part));
    }
    await().until(() -> Files.notExists(part));
    await().until(() -> put(BodyPublishers.ofString("none")).statusCode() == 400);
    assertThat(device.get("/api/log").body()).doesNotContain("A request failed");
  }

  private static Socket ask(String header) throws IOException {
    Socket socket = new Socket("127.0.0.1", device.httpPort());
    socket.setSoTimeout(20_000);
    String head =
        "PUT %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: %s\r\nContent-Type: %s\r\n%s\r\n\r\n"
            .formatted(PACKAGE, Device.BEARER, TYPE, header);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    byte[] bytes = new byte[4096];
    int read = socket.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
  }

  @Test
  void whoMayOnlyLookUploadsNothing() {
    Browser viewer = new Browser(device.httpPort());
    viewer.login(Claimed.VIEWER);
    assertThat(viewer.get("/api/update").status()).isEqualTo(200);
    assertThat(viewer.with("Content-Type", TYPE).put(PACKAGE, "x").status()).isEqualTo(403);
    Browser administrator = new Browser(device.httpPort());
    administrator.login(Claimed.PASSWORD);
    assertThat(administrator.with("Content-Type", "text/plain").put(PACKAGE, "x").status())
        .isEqualTo(403);
  }

  @Test
  void aDeviceThatIsNoPackageSaysSo() throws Exception {
    try (Device plain = Device.started("tic.source", "simulator:single-phase")) {
      JsonNode told = plain.json("/api/update");
      assertThat(told.path("installable").asBoolean()).isFalse();
      assertThat(told.path("reason").asText()).contains("not installed as a package");
      assertThat(told.path("reason_fr").asText()).contains("paquet Debian");
      assertThat(plain.post("/api/update/install", "").statusCode()).isEqualTo(409);
    }
  }
}
