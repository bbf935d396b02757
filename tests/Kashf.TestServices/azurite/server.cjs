// Azurite's Blob service as its own command starts it, which ends in good order when the input closes.
process.stdin.resume().on("end", () => process.kill(process.pid, "SIGTERM"));
require("azurite/dist/src/blob/main.js");
