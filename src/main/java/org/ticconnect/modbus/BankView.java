package org.ticconnect.modbus;

import java.util.List;
import java.util.OptionalLong;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;

/**
 * A map at one moment.
 *
 * @param values of which its registers are made
 * @param rows in the order of the map
 */
public record BankView(RegisterMap map, LiveValues values, List<ServedRegister> rows) {

  /**
   * What a map would serve.
   *
   * @param now on the monotonic clock
   */
  public static BankView tried(RegisterMap map, LiveValues values, Freshness freshness, long now) {
    RegisterBank bank = new RegisterBank(map, freshness, figure -> OptionalLong.empty());
    bank.fill(values);
    return new BankView(map, values, bank.rows(now));
  }
}
