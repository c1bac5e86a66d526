/** Whether what to do first is still shown in this browser: from the claim on, until it is put away. */
const KEPT = "tic.first";

export const begin = () => localStorage.setItem(KEPT, "open");
export const putAway = () => localStorage.removeItem(KEPT);
export const open = () => localStorage.getItem(KEPT) === "open";
