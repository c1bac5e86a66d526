package org.ticconnect.owner.endpoint;

import java.util.Optional;
import org.apache.camel.Component;

/** Makes the components that the routes of one file may use beside those of Camel. */
public final class OwnerComponents {
  private final Inlet inlet;
  private final Surroundings around;
  private final Teller teller;
  private final Outlet outlet;

  /**
   * @param inlet where the meters' news come in for this file
   * @param sent keeps what the file sends
   */
  public OwnerComponents(Inlet inlet, Surroundings around, SentLog sent) {
    this.inlet = inlet;
    this.around = around;
    this.teller = new Teller(around);
    this.outlet = new Outlet(around, sent);
  }

  /**
   * A component of ours; asked once for each scheme and context.
   *
   * @param scheme such as {@code mqtt-out}
   */
  public Optional<Component> named(String scheme) {
    return Optional.ofNullable(
        switch (scheme) {
          case "reading" -> new ReadingComponent(inlet, teller);
          case "live" -> new LiveComponent(inlet, teller);
          case "events" -> new EventsComponent(inlet, teller);
          case "mqtt-out" ->
              new MqttOutComponent(outlet, around.topics(), new TopicMemory(around.monotonic()));
          case "lamp" -> new LampComponent(outlet);
          case "push" -> new PushComponent(outlet, around.hosts());
          default -> null;
        });
  }
}
