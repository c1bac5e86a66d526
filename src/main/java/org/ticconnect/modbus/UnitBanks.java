package org.ticconnect.modbus;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What answers at one unit id for one client: maps without a register in common; immutable.
 *
 * @param banks at least one
 */
record UnitBanks(List<RegisterBank> banks) {

  /** The first map that has all of these registers answers. */
  RegisterAnswer read(boolean fromHolding, int address, int count, long now) {
    for (RegisterBank bank : banks) {
      RegisterAnswer answer = bank.read(fromHolding, address, count, now);
      if (answer != RegisterAnswer.Refusal.NO_SUCH_ADDRESS) {
        return answer;
      }
    }
    return RegisterAnswer.Refusal.NO_SUCH_ADDRESS;
  }

  boolean accepts(int address, int value) {
    return banks.stream().anyMatch(bank -> bank.accepts(address, value));
  }

  /** Objects of function 43/14, of the first map that has some. */
  Optional<Map<Integer, String>> device() {
    return banks.stream()
        .map(bank -> bank.map().device())
        .filter(objects -> !objects.isEmpty())
        .findFirst();
  }
}
