export default {
  "claim.title": "Prenez-le en main", "claim.why": "Cet appareil est neuf et n’appartient à personne. Montrez que vous êtes à côté de lui, puis choisissez son mot de passe : personne d’autre ne pourra plus rien modifier.",
  "claim.meanwhile": "Il lit déjà le compteur et sert Modbus et MQTT comme il est réglé.", "claim.start": "Commencer",
  "claim.press": "Appuyez sur le bouton de l’appareil", "claim.press.how": "Un appui bref. Tant que cette page attend, le bouton ne fait rien d’autre.", "claim.left": "restantes",
  "claim.others": "Un autre visiteur attend aussi le bouton ; un appui ne prouve alors personne. Fermez d’abord l’autre page.", "claim.expired": "Le bouton n’a pas été pressé à temps.",
  "claim.code": "Ou utilisez le code de l’étiquette", "claim.code.label": "Code de l’étiquette", "claim.code.go": "Utiliser le code", "claim.proven": "Vous êtes à côté de l’appareil. Bravo.", "claim.choose": "Choisissez le mot de passe", "claim.go": "C’est à moi",
  "claim.no.button": "Pas de bouton ?", "claim.no.button.how": "Qui a accès à la machine elle-même y choisit le premier mot de passe avec",
};
