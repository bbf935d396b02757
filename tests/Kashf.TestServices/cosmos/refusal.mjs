/** An answer other than success, with the status and words of the service. */
export class Refusal extends Error {
  constructor(status, code, message, substatus = 0) {
    super(message);
    this.status = status;
    this.code = code;
    this.substatus = substatus;
  }
}

export const badRequest = message => new Refusal(400, "BadRequest", message);
export const notFound = () => new Refusal(404, "NotFound", "Entity with the specified id does not exist in the system.");
export const conflict = message => new Refusal(409, "Conflict", message);
export const preconditionFailed = () =>
  new Refusal(412, "PreconditionFailed", "One of the specified pre-conditions is not met.");
export const tooLarge = () => new Refusal(413, "RequestEntityTooLarge", "Request size is too large.");
