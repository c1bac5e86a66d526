package org.ticconnect.support;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransaction;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.net.TCPMasterConnection;
import java.net.InetAddress;

/** A Modbus TCP master with one connection. */
public final class Master implements AutoCloseable {
  private final TCPMasterConnection connection;

  public Master(int port) throws Exception {
    connection = new TCPMasterConnection(InetAddress.getLoopbackAddress());
    connection.setPort(port);
    connection.setTimeout(3000);
    connection.connect();
  }

  /** Registers by function 03. */
  public int[] holding(int unit, int address, int count) throws ModbusException {
    ReadMultipleRegistersResponse response =
        (ReadMultipleRegistersResponse) ask(unit, new ReadMultipleRegistersRequest(address, count));
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = response.getRegisterValue(i);
    }
    return words;
  }

  /** Registers by function 04. */
  public int[] input(int unit, int address, int count) throws ModbusException {
    ReadInputRegistersResponse response =
        (ReadInputRegistersResponse) ask(unit, new ReadInputRegistersRequest(address, count));
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = response.getRegisterValue(i);
    }
    return words;
  }

  /** A float with its low word first, as an EMpro has it. */
  public float lowFirstFloat(int unit, int address) throws ModbusException {
    int[] words = holding(unit, address, 2);
    return Float.intBitsToFloat(words[1] << 16 | words[0]);
  }

  /** Code of the exception that such a read gets; 0 when it is answered. */
  public int refusal(int unit, int address, int count) throws ModbusException {
    return refusal(unit, new ReadMultipleRegistersRequest(address, count));
  }

  /** Code of the exception that a request gets; 0 when it is answered. */
  public int refusal(int unit, ModbusRequest request) throws ModbusException {
    try {
      ask(unit, request);
      return 0;
    } catch (ModbusSlaveException refused) {
      return refused.getType();
    }
  }

  private ModbusResponse ask(int unit, ModbusRequest request) throws ModbusException {
    request.setUnitID(unit);
    ModbusTCPTransaction transaction = new ModbusTCPTransaction(connection);
    transaction.setRetries(0);
    transaction.setRequest(request);
    transaction.execute();
    return transaction.getResponse();
  }

  /** The meter behind the gateway does not answer: what a stale value gets. */
  public static final int STALE = Modbus.GATEWAY_TARGET_NO_RESPONSE;

  @Override
  public void close() {
    connection.close();
  }
}
