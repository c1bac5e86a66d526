package org.ticconnect.admin.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ticconnect.device.LampMachine;
import org.ticconnect.device.LampState;
import org.ticconnect.device.button.ButtonMachine;
import org.ticconnect.device.button.ButtonState;
import org.ticconnect.device.button.PressLog;
import org.ticconnect.device.hardware.Back;
import org.ticconnect.words.French;

/**
 * What {@code GET /api/panel} tells: what lamp and button do, and what is wrong with their pins.
 */
public final class PanelReport implements Supplier<Object> {
  private final Lamp lamp;
  private final Button button;
  private final PressLog presses;

  /**
   * @param trouble why a pin of it does not work; empty while all do
   */
  public record Lamp(LampMachine machine, Back back, Supplier<Optional<String>> trouble) {}

  /**
   * @param trouble why its pin does not work; empty while it does
   */
  public record Button(ButtonMachine machine, Back back, Supplier<Optional<String>> trouble) {}

  public PanelReport(Lamp lamp, Button button, PressLog presses) {
    this.lamp = lamp;
    this.button = button;
    this.presses = presses;
  }

  @Override
  public Object get() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lamp", lamp());
    json.put("button", button());
    json.put("last", presses.last().map(PanelReport::press).orElse(null));
    return json;
  }

  private Map<String, Object> lamp() {
    LampState state = lamp.machine().state();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pattern", state.pattern());
    json.put("meaning", state.meaning());
    json.put("back", lamp.back().text());
    tell(json, lamp.trouble().get());
    return json;
  }

  private Map<String, Object> button() {
    ButtonState state = button.machine().state();
    boolean stuck = state instanceof ButtonState.Stuck;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("back", button.back().text());
    json.put("down", !(state instanceof ButtonState.Released));
    json.put("stuck", stuck);
    tell(
        json,
        button
            .trouble()
            .get()
            .or(() -> stuck ? Optional.of(ButtonState.Stuck.MEANING) : Optional.empty()));
    return json;
  }

  private static void tell(Map<String, Object> json, Optional<String> message) {
    json.put("message", message.orElse(null));
    message.ifPresent(english -> json.put("message_fr", French.of(english)));
  }

  private static Map<String, Object> press(PressLog.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("press", entry.press().text());
    json.put("did", entry.done().text());
    json.put("at", entry.at().toString());
    return json;
  }
}
