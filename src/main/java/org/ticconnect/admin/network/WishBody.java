package org.ticconnect.admin.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ticconnect.network.manager.FieldMistake;
import org.ticconnect.network.manager.Wish;

/** Reads what the network is wanted to be. */
final class WishBody {
  private static final Set<String> KNOWN =
      Set.of("interface", "method", "address", "prefix", "gateway", "dns", "host");

  private final JsonNode body;
  private final List<FieldMistake> mistakes = new ArrayList<>();

  private WishBody(JsonNode body) {
    this.body = body;
  }

  /**
   * @param mistakes with any, the wish is not whole
   */
  record Read(Wish wish, List<FieldMistake> mistakes) {}

  static Read of(JsonNode body) {
    return new WishBody(body).read();
  }

  private Read read() {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                wrong(name, "is not known: interface, method, address, prefix, gateway, dns, host");
              }
            });
    Wish wish =
        new Wish(
            filled("interface"),
            filled("method"),
            filled("address"),
            prefix(),
            filled("gateway"),
            dns(),
            text("host"));
    return new Read(wish, List.copyOf(mistakes));
  }

  private void wrong(String field, String sentence) {
    mistakes.add(new FieldMistake(field, sentence));
  }

  private Optional<String> text(String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      wrong(name, "must be a text, or null");
      return Optional.empty();
    }
    return Optional.of(node.asText().strip());
  }

  /** A field of a form that was left empty says nothing. */
  private Optional<String> filled(String name) {
    return text(name).filter(text -> !text.isEmpty());
  }

  private OptionalInt prefix() {
    JsonNode node = body.path("prefix");
    if (node.isMissingNode() || node.isNull()) {
      return OptionalInt.empty();
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      wrong("prefix", "must be a whole number: 24 in most houses, which is 255.255.255.0");
      return OptionalInt.empty();
    }
    return OptionalInt.of(node.asInt());
  }

  private List<String> dns() {
    JsonNode node = body.path("dns");
    List<String> servers = new ArrayList<>();
    if (node.isMissingNode() || node.isNull()) {
      return servers;
    }
    if (!node.isArray()) {
      wrong("dns", "must be a list of texts such as [\"192.168.1.1\"]");
      return servers;
    }
    for (JsonNode server : node) {
      if (server.isTextual()) {
        servers.add(server.asText().strip());
      } else {
        wrong("dns", "must be a list of texts such as [\"192.168.1.1\"]");
      }
    }
    servers.removeIf(String::isEmpty);
    return servers;
  }
}
