namespace Kashf.Storage.Azure.Blobs;

internal sealed class BlobContainers(BlobConnection connection, BlobPreparation preparation)
{
    public BlobContainer Models { get; } = new(connection.Settings.Models, connection, preparation);

    public BlobContainer Files { get; } = new(connection.Settings.Files, connection, preparation);

    public BlobContainer Jobs { get; } = new(connection.Settings.Jobs, connection, preparation);
}
