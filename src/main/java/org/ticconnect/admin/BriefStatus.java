package org.ticconnect.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** Of the status what anybody may know: nothing of it tells a value, an address or a name. */
final class BriefStatus implements Supplier<Object> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KEPT =
      List.of("version", "uptime_s", "lamp", "safe_mode", "sources", "mqtt", "modbus");
  private static final List<String> OF_A_SOURCE =
      List.of("name", "fresh", "grade", "last_good_group_ms");
  private static final List<String> OF_A_SERVER = List.of("state");

  private final Supplier<Object> whole;

  BriefStatus(Supplier<Object> whole) {
    this.whole = whole;
  }

  @Override
  public Object get() {
    ObjectNode status = JSON.valueToTree(whole.get());
    status.retain(KEPT);
    for (JsonNode source : status.path("sources")) {
      ((ObjectNode) source).retain(OF_A_SOURCE);
    }
    ((ObjectNode) status.get("mqtt")).retain(OF_A_SERVER);
    ((ObjectNode) status.get("modbus")).retain(OF_A_SERVER);
    return status;
  }
}
