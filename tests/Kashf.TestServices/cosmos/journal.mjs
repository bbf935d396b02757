import { existsSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";

/** What was written, a line each, so that a server that is killed can be started again with its data. */
export class Journal {
  #file;

  constructor(path) {
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole !== text) truncateSync(path, Buffer.byteLength(whole));
    this.earlier = whole.split("\n").slice(0, -1).map(line => JSON.parse(line));
    this.#file = openSync(path, "a");
  }

  write(entry) {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }
}
