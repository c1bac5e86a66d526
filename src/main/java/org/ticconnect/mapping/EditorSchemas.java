package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;

/**
 * What an editor needs to know of maps and of the table of units: the schemas by which files are
 * checked, with the names that only this device knows in the places where they are expected. Under
 * {@code x-quantities} stands what each quantity means.
 */
public final class EditorSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Quantities quantities;

  public EditorSchemas(Quantities quantities) {
    this.quantities = quantities;
  }

  /** Of register maps. */
  public Object modbus() {
    JsonNode schema = FileSchema.resource("/schema/modbus.json");
    JsonNode row = schema.at("/properties/registers/items/properties");
    oneOf(row.path("quantity"), quantities.names());
    row.at("/bits/patternProperties").forEach(bit -> oneOf(bit, quantities.names()));
    oneOf(schema.at("/properties/negate/items"), quantities.names());
    return plain(explained(schema));
  }

  /** Of topic maps; a name that ends with a star means all that begin so. */
  public Object mqtt() {
    JsonNode schema = FileSchema.resource("/schema/mqtt.json");
    ObjectNode named = (ObjectNode) schema.at("/$defs/quantities/oneOf/1");
    ArrayNode ways = named.putObject("items").putArray("anyOf");
    oneOf(ways.addObject(), quantities.names());
    ways.addObject().put("type", "string").put("pattern", "^[a-z0-9_]*\\*$");
    oneOf(schema.at("/$defs/entity/properties/quantity"), quantities.names());
    return plain(explained(schema));
  }

  /**
   * Of the table of units.
   *
   * @param maps names of all register maps
   * @param sources names of all meters
   */
  public Object units(Collection<String> maps, Collection<String> sources) {
    JsonNode schema = FileSchema.resource("/schema/units.json");
    JsonNode row = schema.at("/properties/units/items/properties");
    oneOf(row.path("map"), maps);
    oneOf(row.path("source"), sources);
    return plain(schema);
  }

  private static void oneOf(JsonNode rule, Collection<String> names) {
    ArrayNode all = ((ObjectNode) rule).putArray("enum");
    names.forEach(all::add);
  }

  private JsonNode explained(JsonNode schema) {
    ObjectNode all = ((ObjectNode) schema).putObject("x-quantities");
    for (Quantity quantity : quantities.all()) {
      all.putObject(quantity.name())
          .put("unit", quantity.unit())
          .put("en", quantity.meaning())
          .put("fr", quantity.meaningFr());
    }
    return schema;
  }

  private static Object plain(JsonNode schema) {
    return JSON.convertValue(schema, Map.class);
  }
}
