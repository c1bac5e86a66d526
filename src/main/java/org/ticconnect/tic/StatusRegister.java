package org.ticconnect.tic;

import java.util.Optional;

/**
 * The register STGE: 32 bits sent as eight hexadecimal digits, most significant first
 * (specification 6.2.3.14).
 *
 * @param bits the register; bit 0 is the least significant
 */
public record StatusRegister(int bits) {

  /** State of the breaker, and why it opened (bits 1 to 3). */
  public enum Breaker {
    CLOSED,
    OPEN_OVER_POWER,
    OPEN_OVER_VOLTAGE,
    OPEN_LOAD_SHEDDING,
    OPEN_REMOTE_ORDER,
    OPEN_HOT_HIGH_CURRENT,
    OPEN_HOT_LOW_CURRENT,
    UNDEFINED
  }

  /** State of the Euridis output (bits 19 and 20). */
  public enum Euridis {
    OFF,
    ON_WITHOUT_SECURITY,
    UNDEFINED,
    ON_WITH_SECURITY
  }

  /** State of the power-line modem (bits 21 and 22). */
  public enum PowerLine {
    NEW_UNLOCK,
    NEW_LOCK,
    REGISTERED,
    UNDEFINED
  }

  /** Colour of a day in the Tempo tariff (bits 24 to 27). */
  public enum Tempo {
    NONE,
    BLUE,
    WHITE,
    RED
  }

  /**
   * @param hex eight hexadecimal digits in upper case
   * @return empty when it is anything else
   */
  public static Optional<StatusRegister> parse(String hex) {
    return hex.matches("[0-9A-F]{8}")
        ? Optional.of(new StatusRegister(Integer.parseUnsignedInt(hex, 16)))
        : Optional.empty();
  }

  private int field(int lowest, int width) {
    return bits >>> lowest & (1 << width) - 1;
  }

  private boolean bit(int number) {
    return field(number, 1) == 1;
  }

  /** The dry contact is open. RELAIS says the same of its relay 1 with the opposite sign. */
  public boolean dryContactOpen() {
    return bit(0);
  }

  public Breaker breaker() {
    return Breaker.values()[field(1, 3)];
  }

  /** The cover of the distributor's terminals is open. */
  public boolean coverOpen() {
    return bit(4);
  }

  /** Over-voltage on one of the phases. */
  public boolean overVoltage() {
    return bit(6);
  }

  /** The reference power is exceeded (what ADPS told in historique mode). */
  public boolean overPower() {
    return bit(7);
  }

  /** The contract is a producer's. */
  public boolean producer() {
    return bit(8);
  }

  /** Active energy flows to the grid, whatever the contract. */
  public boolean injecting() {
    return bit(9);
  }

  /** Supplier index that counts now, 1 to 16 (10 exist). */
  public int supplierIndex() {
    return field(10, 4) + 1;
  }

  /** Distributor index that counts now, 1 to 4. */
  public int distributorIndex() {
    return field(14, 2) + 1;
  }

  /** The meter's clock is not to be trusted. */
  public boolean clockDegraded() {
    return bit(16);
  }

  /** The TIC output is in standard mode. */
  public boolean ticStandard() {
    return bit(17);
  }

  public Euridis euridis() {
    return Euridis.values()[field(19, 2)];
  }

  public PowerLine powerLine() {
    return PowerLine.values()[field(21, 2)];
  }

  public boolean powerLineSynchronised() {
    return bit(23);
  }

  public Tempo tempoToday() {
    return Tempo.values()[field(24, 2)];
  }

  public Tempo tempoTomorrow() {
    return Tempo.values()[field(26, 2)];
  }

  /** Mobile peak announced: 0 none, 1 to 3. */
  public int peakNotice() {
    return field(28, 2);
  }

  /** Mobile peak running: 0 none, 1 to 3. */
  public int peakRunning() {
    return field(30, 2);
  }
}
