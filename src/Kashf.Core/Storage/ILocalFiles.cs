namespace Kashf.Core.Storage;

/// <summary>The files of <see cref="IFiles"/> for programs that read from a path.</summary>
public interface ILocalFiles
{
    /// <summary>
    /// Lets a file be read at a path of this machine until it is disposed of. It must not be replaced or deleted meanwhile. Those
    /// who read the same file on this machine share what it costs.
    /// </summary>
    /// <returns>Null where there is no such file.</returns>
    Task<LocalFile?> LocateAsync(long accountId, string name, CancellationToken cancellation);
}
