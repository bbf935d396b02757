namespace Kashf.Storage.Local;

/// <summary>Where storage on this machine lies.</summary>
public sealed class LocalStorageOptions
{
    /// <summary>
    /// The directory that holds the database <c>kashf.db</c> and the folder <c>models</c>; made where it is missing.
    /// Relative paths start at the working directory. Default: <c>data</c>.
    /// </summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The database's file; where it is missing, the directory holds no data yet.</summary>
    public string DatabasePath => Path.Combine(DataDirectory, "kashf.db");
}
