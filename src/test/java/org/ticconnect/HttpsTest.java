package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.support.Raw;
import org.ticconnect.support.SmallAuthority;
import org.ticconnect.support.TrustedFingerprint;

/** The page over HTTPS, to a client that trusts the fingerprint. */
class HttpsTest {
  private static final long MOST_BYTES = 16 * 1024 * 1024L;

  @TempDir private static Path data;

  private static Device device;
  private static String first;

  @BeforeAll
  static void start() throws Exception {
    device =
        Device.startedWith(
            data,
            Device.HOME,
            Patience.USUAL,
            "tic.source",
            "simulator:three-phase",
            "https.port",
            "0");
    first = TrustedFingerprint.shownBy(device.httpsPort());
  }

  @AfterAll
  static void stop() {
    device.close();
  }

  @Test
  void theWholePageIsThereForOneWhoTrustsTheFingerprint() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(get("/api/status").body()).contains("\"version\"");
    JsonNode told = json(get("/api/certificate"));

    assertThat(told.get("own").asBoolean()).isTrue();
    assertThat(told.get("fingerprint").asText()).isEqualTo(first);
    assertThat(told.get("names").toString()).contains("127.0.0.1", "localhost", ".local");
    assertThat(told.get("not_before").asText()).isEqualTo(Version.built().toString());
  }

  @Test
  void anotherFingerprintIsNotTrusted() {
    assertThatThrownBy(() -> get("/", "AA:" + first.substring(3))).isInstanceOf(IOException.class);
  }

  @Test
  void theKeyIsForTheOwnerOnly() throws Exception {
    Path folder = data.resolve("tls");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    try (var files = Files.list(folder)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.1", "TLSv1"})
  void oldProtocolsAreRefused(String protocol) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(TrustedFingerprint.only(first))
            .sslParameters(new SSLParameters(null, new String[] {protocol}))
            .build();

    assertThatThrownBy(
            () ->
                client.send(
                    HttpRequest.newBuilder(uri("/")).build(), HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(Exception.class);
  }

  @Test
  @Tag("alone")
  @DisplayName("W8: 500 who connect and never begin to encrypt keep nobody from being answered")
  void halfHandshakesKeepNobodyOut() throws Exception {
    List<Socket> halves = new ArrayList<>();
    System.gc();
    long before = used();
    try {
      for (int i = 0; i < 500; i++) {
        halves.add(new Socket(InetAddress.getLoopbackAddress(), device.httpsPort()));
      }
      long begun = System.nanoTime();
      assertThat(get("/healthz").statusCode()).isIn(200, 503);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
      System.gc();
      assertThat(used() - before).isLessThan(MOST_BYTES);
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void withoutEncryptionOnlyTheWayIsTold() throws Exception {
    Raw explained = Raw.of(device.httpPort(), "GET / HTTP/1.1", "Host: meter.local:8080");
    Raw page = Raw.of(device.httpPort(), "GET /js/app.js HTTP/1.1", "Host: meter.local");
    Raw api = Raw.of(device.httpPort(), "GET /api/status HTTP/1.1", "Host: meter.local");
    Raw change = Raw.of(device.httpPort(), "POST / HTTP/1.1", "Host: meter.local");
    Raw stranger = Raw.of(device.httpPort(), "GET / HTTP/1.1", "Host: evil.example");

    assertThat(explained.status()).isEqualTo(200);
    assertThat(explained.body())
        .contains("href=\"https://meter.local:" + device.httpsPort() + "/\"");
    assertThat(explained.headers().get("content-security-policy")).contains("default-src 'none'");
    assertThat(page.status()).isEqualTo(426);
    assertThat(api.status()).isEqualTo(426);
    assertThat(api.headers()).doesNotContainKey("location");
    assertThat(change.status()).isEqualTo(426);
    assertThat(stranger.status()).isEqualTo(421);
  }

  @Test
  void theOwnersCertificateIsServedAtOnceAndGivenUpAgain() throws Exception {
    SmallAuthority authority = new SmallAuthority(data);
    Map<String, String> given = authority.certificate("meter.example.org", "-validity", "30");
    HttpResponse<String> taken = change("PUT", given, first);

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    String other = json(taken).get("fingerprint").asText();
    assertThat(json(taken).get("own").asBoolean()).isFalse();
    assertThat(TrustedFingerprint.shownBy(device.httpsPort())).isEqualTo(other).isNotEqualTo(first);
    assertThat(get("/", other).statusCode()).isEqualTo(200);

    HttpResponse<String> back = change("DELETE", Map.of(), other);
    assertThat(json(back).get("own").asBoolean()).isTrue();
    assertThat(TrustedFingerprint.shownBy(device.httpsPort())).isEqualTo(first);
  }

  @Test
  void aWrongCertificateIsRefusedWithTheReason() throws Exception {
    SmallAuthority authority = new SmallAuthority(data);
    Map<String, String> one = authority.certificate("one.example.org", "-validity", "30");
    Map<String, String> other = authority.certificate("other.example.org", "-validity", "30");
    Map<String, String> old =
        authority.certificate("old.example.org", "-startdate", "-60d", "-validity", "30");

    assertThat(refusal(Map.of("certificate", one.get("certificate"), "key", other.get("key"))))
        .contains("is not the key of the certificate");
    assertThat(refusal(old)).contains("has expired");
    assertThat(refusal(Map.of("certificate", "nothing", "key", one.get("key"))))
        .contains("BEGIN CERTIFICATE");
    assertThat(refusal(Map.of("certificate", one.get("certificate"), "key", "nothing")))
        .contains("BEGIN PRIVATE KEY");
    assertThat(
            refusal(
                Map.of(
                    "certificate",
                    one.get("certificate") + other.get("certificate"),
                    "key",
                    one.get("key"))))
        .contains("does not vouch");
    assertThat(refusal(Map.of("certificate", one.get("certificate")))).contains("both are needed");
    assertThat(TrustedFingerprint.shownBy(device.httpsPort())).isEqualTo(first);
  }

  private static String refusal(Map<String, String> body) throws Exception {
    HttpResponse<String> answer = change("PUT", body, first);
    assertThat(answer.statusCode()).isEqualTo(400);
    return json(answer).get("error").asText();
  }

  private static HttpResponse<String> change(
      String method, Map<String, String> body, String fingerprint) throws Exception {
    return client(fingerprint)
        .send(
            HttpRequest.newBuilder(uri("/api/certificate"))
                .header("Content-Type", "application/json")
                .header("Authorization", Device.BEARER)
                .method(
                    method,
                    HttpRequest.BodyPublishers.ofString(
                        new ObjectMapper().writeValueAsString(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return get(path, first);
  }

  private static HttpResponse<String> get(String path, String fingerprint) throws Exception {
    return client(fingerprint)
        .send(
            HttpRequest.newBuilder(uri(path)).header("Authorization", Device.BEARER).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpClient client(String fingerprint) throws Exception {
    SSLContext context = TrustedFingerprint.only(fingerprint);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static URI uri(String path) {
    return URI.create("https://127.0.0.1:" + device.httpsPort() + path);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
