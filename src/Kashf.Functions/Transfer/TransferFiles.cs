using System.Globalization;

namespace Kashf.Functions.Transfer;

/// <summary>Names of the files of imports and exports. They go with the jobs that made them.</summary>
internal static class TransferFiles
{
    public const string Prefix = "transfers";

    public static string Upload(long id) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}/uploads/{id}.csv");

    public static string Download(string jobId) => $"{Prefix}/{jobId}/download";

    public static string Staged(string jobId) => $"{Prefix}/{jobId}/staged.csv";

    /// <param name="run">Each run of a job writes files of its own, so that a reader never finds two mixed.</param>
    public static string ExportPart(string jobId, string run, int index) => Part(jobId, run, "items", index);

    /// <inheritdoc cref="ExportPart"/>
    public static string FailedRows(string jobId, string run, int index) => Part(jobId, run, "failed", index);

    private static string Part(string jobId, string run, string kind, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}/{jobId}/{run}/{kind}-{index:000000}.csv");
}
