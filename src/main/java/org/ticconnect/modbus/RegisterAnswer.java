package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.Modbus;

/** What a request gets. */
sealed interface RegisterAnswer {

  /** All registers asked for, from one image. */
  record Words(short[] words) implements RegisterAnswer {}

  /** An exception of the protocol. */
  enum Refusal implements RegisterAnswer {
    FUNCTION(Modbus.ILLEGAL_FUNCTION_EXCEPTION),
    NO_SUCH_ADDRESS(Modbus.ILLEGAL_ADDRESS_EXCEPTION),
    QUANTITY(Modbus.ILLEGAL_VALUE_EXCEPTION),
    /** The device itself failed, for masters that know no gateways. */
    FAILED(Modbus.SLAVE_DEVICE_FAILURE),
    /** "Gateway target device failed to respond": the meter behind us is silent or unknown. */
    STALE(Modbus.GATEWAY_TARGET_NO_RESPONSE);

    final int code;

    Refusal(int code) {
      this.code = code;
    }
  }
}
