export default {
  "claim.title": "Make it yours", "claim.why": "This device is new and has no owner. Show that you are beside it, then choose its password: nobody else can change anything from then on.",
  "claim.meanwhile": "It already reads the meter and serves Modbus and MQTT as it is set.", "claim.start": "Begin",
  "claim.press": "Press the button on the device", "claim.press.how": "One short press. While this page waits, the button does nothing else.", "claim.left": "left",
  "claim.others": "Another visitor waits for the button too; a press then proves neither. Close the other page first.", "claim.expired": "The button was not pressed in time.",
  "claim.code": "Or use the code on the label", "claim.code.label": "Code on the label", "claim.code.go": "Use the code", "claim.proven": "You are beside the device. Well done.", "claim.choose": "Choose the password", "claim.go": "Make it mine",
  "claim.no.button": "No button?", "claim.no.button.how": "Who has access to the machine itself sets the first password there with",
};
