using System.Globalization;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Database;

/// <summary>Brings a database to the newest version: migration N takes it from version N-1 to N.</summary>
internal static class Schema
{
    public const int Version = 8;

    private const int FirstWithSearch = 3;

    public static void Migrate(LocalConnection connection, string path)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var found = connection.Integer("PRAGMA user_version") ?? 0;
            if (found > Version)
            {
                throw new InvalidDataException(
                    $"The database {path} has version {found}, and this program knows versions up to {Version}. "
                    + "Run the newer program, or choose another data directory.");
            }

            for (var version = found + 1; version <= Version; version++)
            {
                connection.ExecuteScript(Read(version));
                connection.ExecuteScript(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
            }

            // At the newest version, which is the one that the program reads.
            if (found < FirstWithSearch)
            {
                SearchFilling.Run(connection);
            }

            connection.Execute("COMMIT");
        }
        catch
        {
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    public static string Read(long version)
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream(
            string.Create(CultureInfo.InvariantCulture, $"{version:0000}.sql"))!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
