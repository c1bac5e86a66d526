// Reads values as a master made with npm's modbus-serial does.
//
// usage: modbus-serial-read.js HOST PORT [rtu]
// Each line of the input is "unit function address type order"; each line of the output a number or "error CODE".
const ModbusRTU = require("modbus-serial");
const readline = require("readline");

const DECODERS = {
  u16: [1, (b) => b.readUInt16BE()],
  s16: [1, (b) => b.readInt16BE()],
  u32: [2, (b) => b.readUInt32BE()],
  s32: [2, (b) => b.readInt32BE()],
  u64: [4, (b) => b.readBigUInt64BE()],
  s64: [4, (b) => b.readBigInt64BE()],
  f32: [2, (b) => b.readFloatBE()],
  f64: [4, (b) => b.readDoubleBE()],
};

function bytes(words, order) {
  const buffer = Buffer.alloc(2 * words.length);
  (order === "high" ? words : [...words].reverse()).forEach((word, i) => buffer.writeUInt16BE(word, 2 * i));
  return buffer;
}

async function main() {
  const [host, port, framing] = process.argv.slice(2);
  const master = new ModbusRTU();
  master.on("error", () => {});
  await (framing === "rtu" ? master.connectTelnet(host, { port: +port }) : master.connectTCP(host, { port: +port }));
  master.setTimeout(3000);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [unit, fn, address, kind, order] = line.trim().split(/\s+/);
    const [count, decode] = DECODERS[kind];
    master.setID(+unit);
    try {
      const answer = await (+fn === 3
        ? master.readHoldingRegisters(+address, count)
        : master.readInputRegisters(+address, count));
      console.log(String(decode(bytes(answer.data, order))));
    } catch (refused) {
      console.log("error " + (refused.modbusCode || 0));
    }
  }
  await new Promise((closed) => master.close(closed));
}

main().catch((failure) => {
  console.error(failure.message || failure);
  process.exit(1);
});
