package org.ticconnect.admin.inspect;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ticconnect.modbus.RequestLog;

/** A Modbus request as JSON. */
public final class RequestJson {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private RequestJson() {}

  /**
   * @param now on the monotonic clock
   */
  public static Map<String, Object> of(RequestLog.Asked asked, long now) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ago_ms", (now - asked.nanos()) / NANOS_PER_MILLI);
    json.put("client", asked.client());
    json.put("unit", asked.unit());
    json.put("function", asked.function());
    if (asked.address() >= 0) {
      json.put("address", asked.address());
      json.put("count", asked.count());
    }
    json.put(
        "result",
        asked.exception() == 0 ? "ok" : String.format("exception %02X", asked.exception()));
    json.put("us", asked.micros());
    return json;
  }
}
