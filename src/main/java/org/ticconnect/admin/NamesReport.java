package org.ticconnect.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.ticconnect.network.names.NamesTold;
import org.ticconnect.web.ReadDoor;
import org.ticconnect.words.French;

/** What {@code GET /api/names} tells: what the device is called in the network, and what serves. */
public final class NamesReport implements Supplier<ReadDoor.Told> {
  private static final int DONE = 200;

  private final Supplier<NamesTold> names;

  public NamesReport(Supplier<NamesTold> names) {
    this.names = names;
  }

  @Override
  public ReadDoor.Told get() {
    NamesTold told = names.get();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("announce", told.announce());
    json.put("host", told.host().orElse(null));
    json.put("state", told.state().text());
    json.put("message", told.message().orElse(null));
    json.put("message_fr", told.message().map(French::of).orElse(null));
    json.put("conflict", told.conflict().orElse(null));
    json.put("conflict_fr", told.conflict().map(French::of).orElse(null));
    json.put("services", told.services().stream().map(NamesReport::service).toList());
    return ReadDoor.Told.json(DONE, json);
  }

  private static Map<String, Object> service(NamesTold.Announced one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", one.type());
    json.put("name", one.name());
    json.put("port", one.port());
    json.put("interface", one.interfaceName());
    json.put("address", one.address());
    json.put("txt", one.txt());
    return json;
  }
}
