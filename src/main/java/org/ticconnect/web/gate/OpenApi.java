package org.ticconnect.web.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.access.Right;

/**
 * The description of all that can be asked, as OpenAPI 3.1 has it: made of the list of doors and of
 * what {@code api.json} tells of each.
 */
public final class OpenApi implements Supplier<String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOLD = "/api.json";
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final Map<Right, String> WHO =
      Map.of(
          Right.VIEW, "A viewer, the administrator, or a token of any scope.",
          Right.CONFIG, "The administrator, or a token of scope config or admin.",
          Right.ADMIN, "The administrator, or a token of scope admin.",
          Right.FRESH,
              "The administrator who gave the password within ten minutes, or a token of scope"
                  + " admin.");

  private final String text;

  /**
   * @param version of the program
   */
  public OpenApi(String version) {
    this.text = description(version).toString();
  }

  @Override
  public String get() {
    return text;
  }

  private static ObjectNode description(String version) {
    JsonNode told = told();
    ObjectNode all = JSON.createObjectNode();
    all.put("openapi", "3.1.0");
    all.putObject("info").put("title", "TIC Connect").put("version", version);
    ObjectNode paths = all.putObject("paths");
    for (ListedPath door : Doors.listed()) {
      JsonNode known = told.path("doors").path(door.method().name() + " " + door.path());
      paths
          .withObjectProperty(door.path())
          .set(door.method().name().toLowerCase(Locale.ROOT), operation(door, known));
    }
    ObjectNode components = all.putObject("components");
    components.set("schemas", told.path("shapes"));
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes.putObject("token").put("type", "http").put("scheme", "bearer");
    schemes.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "sid");
    return all;
  }

  private static ObjectNode operation(ListedPath door, JsonNode known) {
    ObjectNode operation = JSON.createObjectNode();
    operation.put("summary", known.path("summary").asText());
    if (WHO.containsKey(door.right())) {
      operation.put("description", WHO.get(door.right()));
      ArrayNode security = operation.putArray("security");
      security.addObject().putArray("token");
      security.addObject().putArray("session");
    }
    ArrayNode parameters = operation.putArray("parameters");
    Matcher places = PLACE.matcher(door.path());
    while (places.find()) {
      parameter(parameters, places.group(1), "path").put("required", true);
    }
    known.path("query").forEach(name -> parameter(parameters, name.asText(), "query"));
    if (known.has("body")) {
      content(operation.putObject("requestBody"), "application/json", known.get("body"));
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode done = responses.putObject("200").put("description", "Done");
    content(done, known.path("type").asText("application/json"), known.path("answer"));
    content(
        responses.putObject("default").put("description", "Refused, with the reason"),
        "application/json",
        JSON.getNodeFactory().textNode("Error"));
    return operation;
  }

  private static ObjectNode parameter(ArrayNode parameters, String name, String place) {
    ObjectNode parameter = parameters.addObject().put("name", name).put("in", place);
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  /** A shape is named, or told on the spot. */
  private static void content(ObjectNode holder, String type, JsonNode shape) {
    ObjectNode media = holder.putObject("content").putObject(type);
    if (shape.isTextual()) {
      media.putObject("schema").put("$ref", "#/components/schemas/" + shape.asText());
    } else if (shape.isObject()) {
      media.set("schema", shape);
    }
  }

  private static JsonNode told() {
    try (InputStream in = OpenApi.class.getResourceAsStream(TOLD)) {
      return JSON.readTree(Objects.requireNonNull(in, TOLD));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
