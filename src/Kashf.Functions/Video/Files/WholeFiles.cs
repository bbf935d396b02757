using Kashf.Core.Storage;

namespace Kashf.Functions.Video.Files;

/// <summary>Files of which it shows only while they are written whether they shall be stored.</summary>
internal static class WholeFiles
{
    /// <param name="write">Returns whether what it wrote is whole: else nothing is stored.</param>
    /// <returns>Whether the file is stored.</returns>
    public static async Task<bool> TrySaveAsync(
        this IFiles files, long accountId, string name, Func<Stream, CancellationToken, Task<bool>> write, CancellationToken cancellation)
    {
        try
        {
            await files.SaveAsync(
                accountId,
                name,
                async (stream, cancel) =>
                {
                    if (!await write(stream, cancel))
                        throw new GivenUpException();
                },
                cancellation);
            return true;
        }
        catch (GivenUpException)
        {
            return false;
        }
    }

    private sealed class GivenUpException : Exception;
}
