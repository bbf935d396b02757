namespace Kashf.Server.Durable.Shared;

/// <summary>Who this server is among those on one storage: the same as long as its data directory is.</summary>
internal sealed record ServerIdentity(string Id)
{
    private const string FileName = "server-id";

    /// <exception cref="InvalidDataException">The file of the identity holds something else.</exception>
    public static ServerIdentity Of(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(dataDirectory);
            File.WriteAllText(path + ".new", $"{Guid.NewGuid():N}\n");
            File.Move(path + ".new", path, overwrite: true);
        }

        return Guid.TryParse(File.ReadAllText(path), out var id)
            ? new ServerIdentity(id.ToString("N"))
            : throw new InvalidDataException($"{path} must hold the id of this server; delete it, and another server takes over its unfinished jobs.");
    }
}
