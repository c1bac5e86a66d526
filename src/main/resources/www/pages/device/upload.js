/** Sends a file as it is on the disk of the reader, and tells how much of it has gone. */
import { Refused, refusal } from "../../js/api.js";

/**
 * @param {File} file
 * @param {(part: number) => void} gone from 0 to 1
 * @returns {Promise<any>} what the device answers
 */
export function upload(path, file, type, gone) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", path);
    request.setRequestHeader("Content-Type", type);
    request.setRequestHeader("X-TIC", "1");
    request.upload.addEventListener("progress", (event) => gone(event.total ? event.loaded / event.total : 0));
    request.addEventListener("error", () => reject(new Refused(0)));
    request.addEventListener("load", () => {
      const told = content(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(told);
      else reject(refusal(request.status, told));
    });
    request.send(file);
  });
}

function content(text) {
  try {
    return JSON.parse(text);
  } catch (plain) {
    return { error: text };
  }
}
