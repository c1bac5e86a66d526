export default {
  "mb.listening": "Serves on port {0}", "mb.off": "off", "mb.off.how": "Nobody is served: another program has the port, or the profile mqtt-only leaves Modbus out. The log and the settings tell which.", "mb.clients": "{0} of {1} connections", "mb.requests": "{0} requests since the start", "mb.rtu": "RTU over TCP: port {0}",
  "mb.ports": "also on port {0}", "mb.refused": "{0} not allowed", "mb.gave": "{0} made to give way", "mb.table": "Edit who gets what",
  "mb.mistakes": "The files have mistakes, so what was served before is still served:", "mb.registers": "Registers", "mb.who": "Who asks", "mb.read": "Test read",
  "mb.unit": "Unit", "mb.unit.n": "Unit {0}", "mb.port": "Port", "mb.port.n": "port {0}", "mb.only.fresh": "Only fresh values", "mb.map.edit": "Edit this map", "mb.none": "No register fits.",
  "mb.address": "Address", "mb.words": "Words (hex)", "mb.value": "Value", "mb.meaning": "What it is", "mb.type": "Type, function", "mb.state": "State", "mb.count": "{0} of {1} registers",
  "mb.state.fresh": "fresh", "mb.state.stale": "too old", "mb.state.none": "no value", "mb.state.fixed": "fixed", "mb.of": "of the meter {0}", "mb.only": "only for {0}",
  "mb.stale.exception-0b": "old values: exception 0B", "mb.stale.exception-04": "old values: exception 04", "mb.stale.no-value": "old values read as “no value”", "mb.stale.keep-indexes": "energies keep their last value, other old values: exception 0B",
  "mb.exception": "exception {0}", "mb.client": "Client", "mb.rate": "Per second", "mb.asked": "Requests", "mb.errors": "Errors", "mb.last": "Last one ago", "mb.nobody": "Nobody has asked since the start.",
  "mb.requests.last": "The last requests", "mb.silent": "No request yet.", "mb.time": "Time", "mb.function": "Function", "mb.number": "Registers", "mb.result": "Result", "mb.took": "Took",
  "mb.holding": "03, holding registers", "mb.input": "04, input registers", "mb.read.go": "Read", "mb.read.why": "Asks this device over TCP just as a charger or an inverter does. An address may be decimal or such as 0x1F; 1 to 125 registers.",
  "mb.read.wrong": "Unit 0 to 255, address 0 to 65535, 1 to 125 registers: the marked field is none of these.", "mb.read.ok": "{0} words in {1} ms", "mb.request": "Request", "mb.response": "Response", "mb.no.response": "none",
  "mb.word": "Hex", "mb.unsigned": "Unsigned", "mb.signed": "Signed", "mb.long": "With the next: 32 bits", "mb.float": "as a float", "mb.map.says": "What the map says",
};
