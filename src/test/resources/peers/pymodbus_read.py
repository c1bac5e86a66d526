"""Reads values as a master made with pymodbus does.

usage: pymodbus_read.py HOST PORT [rtu]
Each line of the input is "unit function address type order"; each line of the output a number or "error CODE".
"""
import logging
import sys

logging.disable(logging.CRITICAL)
from pymodbus.client import ModbusTcpClient
from pymodbus.constants import Endian
from pymodbus.exceptions import ModbusException
from pymodbus.payload import BinaryPayloadDecoder
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer

DECODERS = {
    "u16": (1, "decode_16bit_uint"),
    "s16": (1, "decode_16bit_int"),
    "u32": (2, "decode_32bit_uint"),
    "s32": (2, "decode_32bit_int"),
    "u64": (4, "decode_64bit_uint"),
    "s64": (4, "decode_64bit_int"),
    "f32": (2, "decode_32bit_float"),
    "f64": (4, "decode_64bit_float"),
}


def read(client, unit, function, address, kind, order):
    count, decode = DECODERS[kind]
    ask = client.read_holding_registers if function == 3 else client.read_input_registers
    try:
        answer = ask(address, count, slave=unit)
    except ModbusException:
        client.close()
        return "error 0"
    if answer.isError():
        return "error %d" % getattr(answer, "exception_code", 0)
    words = Endian.Big if order == "high" else Endian.Little
    decoder = BinaryPayloadDecoder.fromRegisters(answer.registers, byteorder=Endian.Big, wordorder=words)
    return repr(getattr(decoder, decode)())


framer = ModbusRtuFramer if "rtu" in sys.argv[3:] else ModbusSocketFramer
master = ModbusTcpClient(sys.argv[1], port=int(sys.argv[2]), framer=framer, timeout=3, retries=1)
if not master.connect():
    sys.exit("cannot connect")
for line in sys.stdin:
    u, f, a, k, o = line.split()
    print(read(master, int(u), int(f), int(a), k, o), flush=True)
master.close()
