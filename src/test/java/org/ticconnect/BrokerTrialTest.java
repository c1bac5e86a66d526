package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Home;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Peers;
import org.ticconnect.support.Ports;
import org.ticconnect.support.ScriptedBroker;
import org.ticconnect.support.TestCertificates;

/** A broker is tried before it is saved, and what fails is told exactly. */
class BrokerTrialTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path home;
  private Device device;

  @BeforeEach
  void start() throws Exception {
    home = Home.copy(folder.resolve("home"));
    device = Device.started(home, "tic.source", "simulator:single-phase");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private JsonNode trial(String body) throws Exception {
    HttpResponse<String> response = device.post("/api/mqtt/test", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String of(String url) {
    return "{\"url\":\"" + url + "\"}";
  }

  private static JsonNode failed(JsonNode trial) {
    assertThat(trial.get("ok").asBoolean()).isFalse();
    for (JsonNode step : trial.at("/brokers/0/steps")) {
      if (!step.get("ok").asBoolean()) {
        return step;
      }
    }
    throw new AssertionError("nothing failed: " + trial);
  }

  private static void assertFails(JsonNode trial, String step, String detail) {
    assertThat(failed(trial).get("step").asText()).isEqualTo(step);
    assertThat(failed(trial).get("detail").asText()).contains(detail);
  }

  @Test
  void aGoodBrokerPassesEachStepAndKeepsNothing() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder)) {
      JsonNode trial = trial(of(broker.url()));

      assertThat(trial.get("ok").asBoolean()).as(trial.toString()).isTrue();
      assertThat(trial.at("/brokers/0/steps"))
          .extracting(step -> step.get("step").asText())
          .startsWith("name", "port", "connect", "publish")
          .endsWith("subscribe", "receive");
    }
  }

  @Test
  void theNameThePortAndThePasswordAreToldApart() throws Exception {
    assertFails(trial(of("mqtt://no-such-host.invalid")), "name", "no-such-host.invalid");
    assertFails(trial(of("mqtt://127.0.0.1:" + Ports.free())), "port", "nobody answers");
    try (ScriptedBroker broker = ScriptedBroker.started()) {
      broker.connack(0x86);
      assertFails(trial(of(broker.url())), "connect", "wrong user name or password");
      broker.connack(ScriptedBroker.SILENCE);
      assertFails(trial(of(broker.url())), "connect", "no answer within 5 s");
    }
  }

  @Test
  void rightsAreTriedToo() throws Exception {
    Path rights = folder.resolve("rights");
    Files.writeString(rights, "topic read #\n");
    try (Mosquitto broker =
        Mosquitto.started(folder, "allow_anonymous true", "acl_file " + rights)) {
      assertFails(
          trial(of(broker.url())), "publish", "may not publish on tic/device-under-test/status");
    }
  }

  @Test
  void theRuleThatACertificateBreaksIsNamedAndTheCertificateShown() throws Exception {
    Peers.require("openssl");
    TestCertificates made = new TestCertificates(folder).authority("home", "Home CA");
    made.signed(
        "other",
        "home",
        "x",
        "DNS:broker.example",
        TestCertificates.FROM,
        TestCertificates.UNTIL,
        "ec");
    Files.copy(made.certificate("home"), home.resolve("config/ca.pem"));
    try (Mosquitto broker =
        Mosquitto.started(
            folder,
            "allow_anonymous true",
            "certfile " + made.certificate("other"),
            "keyfile " + made.key("other"))) {
      JsonNode unknown = trial(of(broker.tlsUrl()));
      assertFails(unknown, "tls", "signed by an authority that is not known");
      JsonNode shown = unknown.at("/brokers/0/certificate");
      assertThat(shown.get("sha256").asText()).matches("[0-9a-f]{64}");
      assertThat(shown.get("names").toString()).contains("broker.example");
      assertThat(shown.get("valid_until").asText()).startsWith("2049-01-01");

      String url = broker.tlsUrl();
      assertFails(
          trial("{\"url\":\"" + url + "\",\"ca\":\"ca.pem\"}"),
          "tls",
          "made for broker.example, not for localhost");
      JsonNode pinned =
          trial("{\"url\":\"" + url + "\",\"pin\":\"" + shown.get("sha256").asText() + "\"}");
      assertThat(pinned.get("ok").asBoolean()).as(pinned.toString()).isTrue();
    }
  }

  @Test
  void aPortThatDoesNotSpeakTlsIsToldSo() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder)) {
      JsonNode trial = trial(of(broker.tlsUrl()));
      assertThat(failed(trial).get("step").asText()).isEqualTo("tls");
      assertThat(failed(trial).get("detail").asText()).containsIgnoringCase("TLS");
    }
  }

  @Test
  void whatIsNoQuestionIsRefusedInWords() throws Exception {
    assertRefused(
        "{\"url\":\"" + "mqtt://127.0.0.1,".repeat(5) + "mqtt://127.0.0.1\"}", 400, "at most 4");
    assertRefused("[".repeat(5000), 400, "too deep");
    assertRefused("{\"urls\":\"mqtt://x\"}", 400, "'urls' is not known");
    assertRefused(of("http://x"), 400, "mqtt://host:port");
    assertRefused("{", 400, "JSON");
    assertRefused("", 400, "no broker is set");
    assertRefused("[]", 400, "a JSON object");
    assertRefused("{\"url\":\"mqtt://x\"} more", 400, "no JSON");
    assertRefused("{\"url\":5}", 400, "'url' must be text");
    assertRefused("{\"url\":\"mqtt://me:secret@x\"}", 400, "do not belong into the address");
    assertRefused("{\"url\":\"mqtts://x\",\"ca\":\"..\"}", 400, "a file in config");
    assertRefused("{\"url\":\"mqtts://x\",\"ca\":\"../secret\"}", 400, "a file in config");
    assertRefused("{\"url\":\"mqtts://x\",\"ca\":\"absent.pem\"}", 400, "absent.pem");
  }

  private void assertRefused(String body, int status, String why) throws Exception {
    HttpResponse<String> response = device.post("/api/mqtt/test", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains(why);
  }

  @Test
  void oneTrialAtATime() throws Exception {
    try (ScriptedBroker broker = ScriptedBroker.started()) {
      broker.connack(ScriptedBroker.SILENCE);
      CompletableFuture<HttpResponse<String>> first =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return device.post("/api/mqtt/test", of(broker.url()));
                } catch (Exception failed) {
                  throw new IllegalStateException(failed);
                }
              });
      broker.awaitConnect(any -> true, Duration.ofSeconds(10));

      assertRefused(of(broker.url()), 429, "another broker is being tried");
      assertThat(first.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aSavedPasswordIsSentToNoOtherBroker() throws Exception {
    try (ScriptedBroker saved = ScriptedBroker.started();
        ScriptedBroker other = ScriptedBroker.started();
        Device configured =
            Device.started(
                home,
                "tic.source",
                "simulator:single-phase",
                "mqtt.url",
                saved.url(),
                "mqtt.username",
                "tic",
                "mqtt.password",
                "secret")) {
      configured.post("/api/mqtt/test", "");
      assertThat(
              saved
                  .awaitConnect(one -> one.clientId().endsWith("-test"), Duration.ofSeconds(10))
                  .password())
          .contains("secret");
      configured.post("/api/mqtt/test", of(other.url()));
      String pinned = "{\"url\":\"" + saved.url() + "\",\"pin\":\"" + "ab".repeat(32) + "\"}";
      int before = saved.connects().size();
      configured.post("/api/mqtt/test", pinned);

      assertThat(other.connects())
          .singleElement()
          .satisfies(connect -> assertThat(connect.password()).isEmpty());
      assertThat(saved.connects().stream().skip(before))
          .singleElement()
          .satisfies(connect -> assertThat(connect.password()).isEmpty());
    }
  }

  @Test
  void aTrialDoesNotTakeOverTheConnection() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Device configured =
            Device.started(
                home, "tic.source", "simulator:single-phase", "mqtt.url", broker.url())) {
      await().atMost(Duration.ofSeconds(20)).until(configured::connected);
      assertThat(configured.post("/api/mqtt/test", "").statusCode()).isEqualTo(200);
      assertThat(configured.mqtt().get("connections").asInt()).isEqualTo(1);
    }
  }
}
