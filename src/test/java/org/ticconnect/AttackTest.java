package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Subscriber;

/**
 * Files that want more than an owner's file may: refused when they are saved, and refused again
 * when they get past that and are there when the device starts.
 */
@Tag("alone")
final class AttackTest {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final String CANARY = "canary-7c1f";

  @TempDir private Path folder;

  /**
   * @param line where the mistake is
   * @param named what the message names
   */
  private record Attack(String file, int line, String named, String text) {}

  private static String from(String uri) {
    return "- route:\n    from:\n      uri: \"%s\"\n      steps:\n        - to: mqtt-out:tic/own/x\n"
        .formatted(uri);
  }

  private static String step(String step) {
    return "- route:\n    from:\n      uri: \"reading:*\"\n      steps:\n        - "
        + step
        + "\n        - to: mqtt-out:tic/own/x\n";
  }

  private static String body(String simple) {
    return step("setBody: { simple: \"" + simple + "\" }");
  }

  private List<Attack> attacks(Path proof, Path canary) {
    List<Attack> all = new ArrayList<>();
    // R1: no YAML, or one that is to kill its reader
    all.add(new Attack("routes/r1a", 3, "TAB", "- route:\n    from:\n\turi: x\n"));
    all.add(new Attack("routes/r1b", 3, "twice", "- route:\n    id: a\n    id: b\n"));
    all.add(new Attack("routes/r1c", 1, "deep", "[".repeat(20_000)));
    all.add(new Attack("routes/r1d", 1, "tags", "- !!javax.script.ScriptEngineManager [x]\n"));
    all.add(new Attack("routes/r1e", 1, "&", "- &a [x]\n- *a\n"));
    all.add(new Attack("routes/r1f", 1, "route", "route: x\n"));
    // R2, R3: what there is not, and what there must not be
    for (String scheme :
        List.of(
            "exec",
            "file",
            "bean",
            "class",
            "language",
            "http",
            "https",
            "docker",
            "ssh",
            "ftp",
            "controlbus",
            "platform-http",
            "paho-mqtt5",
            "tic",
            "seda",
            "netty",
            "kamelet",
            "rest",
            "nonsense")) {
      all.add(new Attack("routes/r3-from-" + scheme, 3, scheme, from(scheme + ":x")));
      all.add(new Attack("routes/r3-to-" + scheme, 5, scheme, step("to: \"" + scheme + ":x\"")));
    }
    for (String step :
        List.of(
            "process: { ref: errors.count }",
            "bean: { beanType: java.lang.Runtime }",
            "script: { groovy: x }",
            "loop: { constant: 5 }",
            "delay: { constant: 3600000 }",
            "split: { simple: x }",
            "aggregate: { constant: true }",
            "nonsense: { }")) {
      String name = step.replaceFirst(":.*", "");
      all.add(new Attack("routes/r3-step-" + name, 5, name, step(step)));
    }
    all.add(new Attack("routes/r2a", 5, "nonsense", step("to: mqtt-out:tic/own/x?nonsense=1")));
    // R4: functions, beans, placeholders
    for (String escape :
        List.of(
            "${sysenv.PATH}",
            "${sys.user.home}",
            "${env:PATH}",
            "${bean:x}",
            "${type:java.lang.Runtime}",
            "${ref:x}",
            "${camelContext.name}",
            "${body.getClass}",
            "${body[0]}",
            "${exchange}",
            "resource:file:" + canary,
            "{{env:PATH}}",
            "{{sys:user.home}}",
            "{{file:" + canary + "}}")) {
      all.add(new Attack("routes/r4-" + all.size(), 5, "", body(escape)));
    }
    all.add(
        new Attack(
            "routes/r4-beans",
            1,
            "beans",
            """
            - beans:
                - name: r
                  type: "#class:java.lang.ProcessBuilder"
                  constructors: { 0: "touch", 1: "%s" }
                  initMethod: start
            """
                .formatted(proof)));
    all.add(new Attack("routes/r4-class", 5, "#", step("to: \"mqtt-out:tic/own/x?qos=#class:x\"")));
    // R5: addresses that are put together
    for (String step : List.of("toD", "recipientList", "enrich", "pollEnrich", "routingSlip")) {
      all.add(
          new Attack(
              "routes/r5-" + step.toLowerCase(Locale.ROOT),
              5,
              step,
              step(step + ": { simple: \"${body}\" }")));
    }
    // R7, R10
    all.add(new Attack("routes/r7-timer", 3, "period", from("timer:t?period=1")));
    all.add(
        new Attack(
            "routes/r7-circle",
            5,
            "circle",
            from("direct:a").replace("mqtt-out:tic/own/x", "direct:a")));
    for (String topic :
        List.of("house/x", "tic/042/power", "$SYS/x", "homeassistant/x/config", "tic/own/+")) {
      all.add(
          new Attack("routes/r10-" + all.size(), 5, "", step("to: \"mqtt-out:" + topic + "\"")));
    }
    all.add(new Attack("routes/r10-push", 5, "push", step("to: \"push:https://example.org/x\"")));
    // R12
    all.add(
        new Attack(
            "mqtt/r12",
            2,
            "voltage_l9",
            """
            status: { topic: "{root}/{client}/status", online: online, offline: offline }
            live: [ { quantities: [voltage_l9], topic: "{root}/{meter}/x", payload: "{value}", qos: 0, retained: true } ]
            """));
    all.add(
        new Attack(
            "modbus/r12",
            4,
            "overlap",
            "title: Mine\nregisters:\n  - { address: 0, quantity: voltage_l1, type: s32 }\n  - { address: 1, quantity: voltage_l2, type: u16 }\n"));
    return all;
  }

  @Test
  void nothingIsSavedThatWantsMore() throws Exception {
    Path proof = folder.resolve("proof");
    Path canary = Files.writeString(folder.resolve("canary"), CANARY);
    try (Device device = Device.started("tic.source", "simulator:tempo")) {
      SoftAssertions refusals = new SoftAssertions();
      for (Attack attack : attacks(proof, canary)) {
        HttpResponse<String> refused =
            device.send("PUT", "/api/files/" + attack.file(), attack.text());
        assertThat(refused.statusCode()).as(attack.file()).isEqualTo(422);
        JsonNode mistakes = new ObjectMapper().readTree(refused.body()).get("mistakes");
        refusals
            .assertThat(mistakes)
            .as(attack.text().substring(0, Math.min(300, attack.text().length())) + "\n" + mistakes)
            .anyMatch(
                mistake ->
                    mistake.get("line").asInt() == attack.line()
                        && mistake.toString().contains(attack.named()));
      }
      refusals.assertAll();
      assertThat(device.json("/api/routes")).isEmpty();
      assertThat(device.source().get("fresh").asBoolean()).isTrue();
    }
    assertThat(proof).doesNotExist();
  }

  @Test
  void nothingOfItRunsWhereItIsThereAtTheStart() throws Exception {
    Path proof = folder.resolve("proof");
    Path canary = Files.writeString(folder.resolve("canary"), CANARY);
    Path data = folder.resolve("data");
    List<Attack> attacks = attacks(proof, canary);
    Library library = new Library(data, FileTree.of(HOME), Clock.systemUTC());
    for (Attack attack : attacks) {
      int slash = attack.file().indexOf('/');
      FileName name =
          FileName.of(attack.file().substring(0, slash), attack.file().substring(slash + 1))
              .orElseThrow();
      library.save(name, attack.text(), Optional.of(Library.ANY), "behind the check");
      library.run(Map.of(name, Optional.of(1)));
    }
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Device device =
            Device.startedWith(
                data,
                HOME,
                Patience.USUAL,
                "tic.source",
                "simulator:tempo",
                "mqtt.url",
                broker.url())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> subscriber.on("/power_apparent_import").size() > 1);
      assertThat(device.json("/api/routes")).isEmpty();
      for (JsonNode file : device.json("/api/files")) {
        if (file.get("own").asBoolean()) {
          assertThat(file.has("active")).as(file.toString()).isFalse();
          assertThat(file.get("error").asText()).as(file.toString()).isNotEmpty();
        }
      }
      assertThat(subscriber.all()).noneMatch(one -> one.text().contains(CANARY));
      assertThat(subscriber.all()).noneMatch(one -> one.topic().startsWith("tic/own/"));
    }
    assertThat(proof).doesNotExist();
  }
}
