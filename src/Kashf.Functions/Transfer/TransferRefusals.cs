using Kashf.Core.Results;

namespace Kashf.Functions.Transfer;

internal static class TransferRefusals
{
    public static Error FileNotFound(string id) =>
        new(ErrorKind.NotFound, "file-not-found", $"there is no file '{id}', or it has expired; send the request that made it again");
}
