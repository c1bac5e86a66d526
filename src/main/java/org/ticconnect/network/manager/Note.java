package org.ticconnect.network.manager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is tried, written down for a program that begins anew meanwhile. It is of no use after a
 * reboot: what is tried is gone then.
 */
final class Note {
  private static final Logger LOG = LoggerFactory.getLogger(Note.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "network-trial.json";
  private static final String FORMER = "former";
  private static final String HOST = "host";
  private static final String PREFIX = "prefix";
  private static final String GATEWAY = "gateway";

  private final Path file;

  /**
   * @param folder for what is gone after a reboot
   */
  Note(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** Without it a restart of the program would not know of the trial; the trial goes on. */
  void write(Trial trial) {
    ObjectNode json = JSON.createObjectNode();
    json.put("checkpoint", trial.checkpoint())
        .put("link", trial.link())
        .put("before", trial.before())
        .put("begun", trial.begunMillis())
        .put("ends", trial.endsMillis())
        .put("kept", trial.kept());
    json.set("plan", json(trial.plan()));
    trial.former().ifPresent(plan -> json.set(FORMER, json(plan)));
    trial.host().ifPresent(host -> json.put(HOST, host));
    Path next = file.resolveSibling(NAME + ".new");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(next, JSON.writeValueAsString(json));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      LOG.warn("{} cannot be written: a restart will not know of this change", file, unwritable);
    }
  }

  private static ObjectNode json(Plan plan) {
    ObjectNode json = JSON.createObjectNode();
    if (plan instanceof Plan.Fixed fixed) {
      json.put("at", fixed.at()).put(PREFIX, fixed.prefix());
      fixed.gateway().ifPresent(way -> json.put(GATEWAY, way));
    }
    plan.dns().forEach(json.putArray("dns")::add);
    return json;
  }

  /** What is tried; empty when nothing is known to be. */
  Optional<Trial> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      return Optional.of(
          new Trial(
              json.path("checkpoint").asText(),
              json.path("link").asText(),
              json.path("before").asText(),
              plan(json.path("plan")),
              json.has(FORMER) ? Optional.of(plan(json.path(FORMER))) : Optional.empty(),
              text(json.path(HOST)),
              json.path("begun").asLong(),
              json.path("ends").asLong(),
              json.path("kept").asBoolean()));
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read: it is left alone", file, unreadable);
      return Optional.empty();
    }
  }

  private static Plan plan(JsonNode json) {
    List<String> dns =
        StreamSupport.stream(json.path("dns").spliterator(), false).map(JsonNode::asText).toList();
    return text(json.path("at"))
        .<Plan>map(
            at -> new Plan.Fixed(at, json.path(PREFIX).asInt(), text(json.path(GATEWAY)), dns))
        .orElseGet(() -> new Plan.Dhcp(dns));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  /** Nothing is tried any more. */
  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      LOG.warn("{} cannot be deleted", file, stays);
    }
  }
}
