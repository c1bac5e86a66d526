package org.ticconnect.admin.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ticconnect.network.manager.FieldMistake;
import org.ticconnect.network.manager.LastChange;
import org.ticconnect.network.manager.Link;
import org.ticconnect.network.manager.NetworkState;
import org.ticconnect.network.manager.PendingChange;
import org.ticconnect.words.French;

/** The network in JSON. */
final class NetworkJson {
  private static final String INTERFACE = "interface";
  private static final String METHOD = "method";

  private final Function<String, Optional<String>> page;

  /**
   * @param page where the page is at an address of the device
   */
  NetworkJson(Function<String, Optional<String>> page) {
    this.page = page;
  }

  Map<String, Object> state(NetworkState state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("manager", state.readOnly().isEmpty());
    json.put("reason", state.readOnly().orElse(null));
    json.put("reason_fr", state.readOnly().map(French::of).orElse(null));
    json.put("host", state.host());
    json.put("interfaces", state.links().stream().map(NetworkJson::link).toList());
    json.put("pending", state.pending().map(this::pending).orElse(null));
    json.put("last", state.last().map(NetworkJson::last).orElse(null));
    return json;
  }

  private static Map<String, Object> link(Link link) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", link.name());
    json.put("kind", link.kind().text());
    json.put("mac", link.mac().orElse(null));
    json.put("carrier", link.carrier());
    json.put("state", link.state().text());
    json.put(METHOD, link.method().map(Link.Method::text).orElse(null));
    json.put("addresses", link.addresses());
    json.put("gateway", link.gateway().orElse(null));
    json.put("dns", link.dns());
    json.put("changeable", link.changeable());
    return json;
  }

  Map<String, Object> pending(PendingChange pending) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(INTERFACE, pending.link());
    json.put(METHOD, pending.method().text());
    json.put("address", pending.address().orElse(null));
    json.put("url", pending.address().flatMap(page).orElse(null));
    json.put("seconds_left", pending.secondsLeft());
    return json;
  }

  private static Map<String, Object> last(LastChange last) {
    return Map.of(
        "what", last.what().text(),
        "message", last.message(),
        "message_fr", French.of(last.message()),
        "at", last.at().toString());
  }

  /** In the shape that wrong settings are told. */
  static Map<String, Object> mistakes(List<FieldMistake> mistakes) {
    FieldMistake first = mistakes.get(0);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "error", "refused, and nothing was changed: " + first.field() + " " + first.sentence());
    json.put(
        "error_fr",
        "refusé, et rien n’a été changé : " + first.field() + " " + French.of(first.sentence()));
    json.put(
        "errors",
        mistakes.stream()
            .map(
                mistake ->
                    Map.of(
                        "key", mistake.field(),
                        "error", mistake.sentence(),
                        "error_fr", French.of(mistake.sentence())))
            .toList());
    return json;
  }

  /** With where to ask instead. */
  Map<String, Object> refused(String why, Optional<String> at) {
    Map<String, Object> json = French.error(why);
    json.put("url", at.flatMap(page).orElse(null));
    return json;
  }
}
