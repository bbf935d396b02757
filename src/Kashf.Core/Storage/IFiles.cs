namespace Kashf.Core.Storage;

/// <summary>
/// Files of an account, e.g. what it uploads and what is exported for it. A name is one to eight parts joined by
/// <c>/</c>, each 1 to 100 of <c>A-Z a-z 0-9 . - _</c> and beginning with a letter or digit; any other is an
/// <see cref="ArgumentException"/>. No name is the first parts of another. What is named
/// <c>datasets/{id of a dataset}/...</c> is deleted with that dataset.
/// </summary>
public interface IFiles
{
    /// <summary>Stores what <paramref name="write"/> writes, durably: whole or not at all. A file of this name is replaced.</summary>
    /// <returns>How many bytes.</returns>
    Task<long> SaveAsync(long accountId, string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation);

    /// <returns>A stream to read, seek in and dispose; null where there is no such file.</returns>
    Task<Stream?> OpenAsync(long accountId, string name, CancellationToken cancellation);

    /// <returns>False where there was none.</returns>
    Task<bool> DeleteAsync(long accountId, string name, CancellationToken cancellation);

    /// <summary>Deletes the files of every account whose name begins with the parts of <paramref name="prefix"/> and that were
    /// stored before <paramref name="before"/>.</summary>
    /// <returns>How many.</returns>
    Task<long> PurgeAsync(string prefix, DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Counts the bytes of the files of every account whose name begins with the parts of <paramref name="prefix"/>.</summary>
    Task<FileSpace> MeasureAsync(string prefix, CancellationToken cancellation);
}
