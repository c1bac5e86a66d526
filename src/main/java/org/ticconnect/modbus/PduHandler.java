package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterResponse;
import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Answers requests: functions 03 and 04 read, 06 is accepted where a map says so, 43/14 tells what
 * a map says of the device; everything else is refused with exception 01. Whether a request is
 * well-formed is decided here, for the protocol classes do not look.
 */
final class PduHandler {
  /** What is answered with more than exception 01. */
  static final Set<Integer> FUNCTIONS =
      Set.of(
          Modbus.READ_MULTIPLE_REGISTERS,
          Modbus.READ_INPUT_REGISTERS,
          Modbus.WRITE_SINGLE_REGISTER,
          Modbus.READ_MEI);

  private static final int REQUEST_LENGTH = 4;
  private static final int IDENTITY_LENGTH = 3;
  private static final int MOST_REGISTERS = 125;

  private final LongSupplier monotonic;

  /**
   * @param monotonic clock in nanoseconds
   */
  PduHandler(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  /**
   * @param banks of the unit asked for; empty when there are none
   * @param function code, 0 to 255
   * @param data after the function code
   * @return the answer, its header still to be set
   */
  ModbusResponse answer(Optional<UnitBanks> banks, int function, ByteBuf data) {
    return switch (function) {
      case Modbus.READ_MULTIPLE_REGISTERS, Modbus.READ_INPUT_REGISTERS ->
          read(banks, function, data);
      case Modbus.WRITE_SINGLE_REGISTER -> write(banks, function, data);
      case Modbus.READ_MEI -> identity(banks, function, data);
      default -> refuse(function, RegisterAnswer.Refusal.FUNCTION);
    };
  }

  private ModbusResponse read(Optional<UnitBanks> banks, int function, ByteBuf data) {
    if (data.readableBytes() != REQUEST_LENGTH) {
      return refuse(function, RegisterAnswer.Refusal.QUANTITY);
    }
    int address = data.readUnsignedShort();
    int count = data.readUnsignedShort();
    if (count < 1 || count > MOST_REGISTERS) {
      return refuse(function, RegisterAnswer.Refusal.QUANTITY);
    }
    if (banks.isEmpty()) {
      return refuse(function, RegisterAnswer.Refusal.STALE);
    }
    boolean holding = function == Modbus.READ_MULTIPLE_REGISTERS;
    RegisterAnswer answer = banks.get().read(holding, address, count, monotonic.getAsLong());
    return answer instanceof RegisterAnswer.Words words
        ? new WordsResponse(function, words.words())
        : refuse(function, (RegisterAnswer.Refusal) answer);
  }

  private static ModbusResponse write(Optional<UnitBanks> banks, int function, ByteBuf data) {
    if (data.readableBytes() == REQUEST_LENGTH) {
      int address = data.readUnsignedShort();
      int value = data.readUnsignedShort();
      if (banks.filter(known -> known.accepts(address, value)).isPresent()) {
        return new WriteSingleRegisterResponse(address, value);
      }
    }
    return refuse(function, RegisterAnswer.Refusal.FUNCTION);
  }

  private static ModbusResponse identity(Optional<UnitBanks> banks, int function, ByteBuf data) {
    Optional<Map<Integer, String>> device = banks.flatMap(UnitBanks::device);
    if (device.isEmpty()
        || data.readableBytes() != IDENTITY_LENGTH
        || data.readUnsignedByte() != IdentityResponse.TYPE) {
      return refuse(function, RegisterAnswer.Refusal.FUNCTION);
    }
    int code = data.readUnsignedByte();
    int object = data.readUnsignedByte();
    if (code < IdentityResponse.BASIC || code > IdentityResponse.ONE) {
      return refuse(function, RegisterAnswer.Refusal.QUANTITY);
    }
    IdentityResponse response = new IdentityResponse(code, object, device.get());
    return response.isEmpty() ? refuse(function, RegisterAnswer.Refusal.NO_SUCH_ADDRESS) : response;
  }

  private static ModbusResponse refuse(int function, RegisterAnswer.Refusal refusal) {
    return new ExceptionResponse(function, refusal.code);
  }
}
