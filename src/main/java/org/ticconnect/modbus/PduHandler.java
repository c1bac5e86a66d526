package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.io.DataInput;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Answers requests: functions 03 and 04 read, everything else is refused with exception 01. Whether
 * a request is well-formed is decided here, for the protocol classes do not look.
 */
final class PduHandler {
  private static final int READ_REQUEST_LENGTH = 4;
  private static final int MOST_REGISTERS = 125;

  private final Units units;
  private final LongSupplier monotonic;

  PduHandler(Units units, LongSupplier monotonic) {
    this.units = units;
    this.monotonic = monotonic;
  }

  /**
   * @param unit id asked for, 0 to 255
   * @param function code, 0 to 255
   * @param length of the data after the function code, in bytes
   * @param data that data
   * @return the answer, its header still to be set
   */
  ModbusResponse answer(int unit, int function, int length, DataInput data) throws IOException {
    boolean holding = function == Modbus.READ_MULTIPLE_REGISTERS;
    if (!holding && function != Modbus.READ_INPUT_REGISTERS) {
      return refuse(function, RegisterAnswer.Refusal.FUNCTION);
    }
    if (length != READ_REQUEST_LENGTH) {
      return refuse(function, RegisterAnswer.Refusal.QUANTITY);
    }
    return holding ? holding(unit, data) : input(unit, data);
  }

  private ModbusResponse holding(int unit, DataInput data) throws IOException {
    ReadMultipleRegistersRequest request = new ReadMultipleRegistersRequest();
    request.readData(data);
    RegisterAnswer answer = read(unit, true, request.getReference(), request.getWordCount());
    return answer instanceof RegisterAnswer.Words words
        ? new ReadMultipleRegistersResponse(registers(words))
        : refuse(request.getFunctionCode(), (RegisterAnswer.Refusal) answer);
  }

  private ModbusResponse input(int unit, DataInput data) throws IOException {
    ReadInputRegistersRequest request = new ReadInputRegistersRequest();
    request.readData(data);
    RegisterAnswer answer = read(unit, false, request.getReference(), request.getWordCount());
    return answer instanceof RegisterAnswer.Words words
        ? new ReadInputRegistersResponse(registers(words))
        : refuse(request.getFunctionCode(), (RegisterAnswer.Refusal) answer);
  }

  private RegisterAnswer read(int unit, boolean holding, int address, int count) {
    if (count < 1 || count > MOST_REGISTERS) {
      return RegisterAnswer.Refusal.QUANTITY;
    }
    Optional<RegisterBank> bank = units.at(unit);
    return bank.isPresent()
        ? bank.get().read(holding, address, count, monotonic.getAsLong())
        : RegisterAnswer.Refusal.STALE;
  }

  private static Register[] registers(RegisterAnswer.Words answer) {
    Register[] registers = new Register[answer.words().length];
    for (int i = 0; i < registers.length; i++) {
      registers[i] = new SimpleRegister(answer.words()[i]);
    }
    return registers;
  }

  private static ModbusResponse refuse(int function, RegisterAnswer.Refusal refusal) {
    return new ExceptionResponse(function, refusal.code);
  }
}
