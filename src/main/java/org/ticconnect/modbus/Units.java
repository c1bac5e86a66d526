package org.ticconnect.modbus;

import java.util.Map;
import java.util.Optional;

/**
 * Which bank answers at which unit id; immutable.
 *
 * @param banks by unit id, 0 to 255
 * @param others the bank for every other unit id, for masters that do not care; empty to refuse
 *     them
 */
public record Units(Map<Integer, RegisterBank> banks, Optional<RegisterBank> others) {

  Optional<RegisterBank> at(int unit) {
    return Optional.ofNullable(banks.get(unit)).or(() -> others);
  }
}
