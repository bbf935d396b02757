namespace Kashf.Storage.Azure.Blobs;

/// <param name="Length">In bytes.</param>
internal readonly record struct StoredBlob(string Name, long Length);
