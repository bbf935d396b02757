using System.Text.Json.Serialization;

namespace Kashf.Functions.Transfer;

/// <summary>What an import was asked to do, as it lies in the store.</summary>
/// <param name="CsvUrl">Where to download from; null where a file was sent.</param>
/// <param name="File">The staged file that was sent.</param>
public sealed record ImportOrder(string? CsvUrl, string? File, bool ReportItems, bool TagNames);

/// <summary>What makes two requests the same import: the same content into the same dataset in the same way.</summary>
public sealed record ImportIdentity(long DatasetId, string? CsvUrl, string? Sha256, bool ReportItems, bool TagNames);

/// <summary>What an export was asked to do.</summary>
/// <param name="ImageRoot">Scheme and host of this server, where images are named by their addresses here; null where not.</param>
/// <param name="Replaced">An earlier one whose files go when this one has ended.</param>
public sealed record ExportOrder(bool TagNames, string? ImageRoot, ExportResult? Replaced);

/// <summary>What makes two requests the same export.</summary>
/// <param name="ImageRoot">As in the order: the same items under another host name are another file.</param>
public sealed record ExportIdentity(
    long DatasetId, bool OriginalUrls, bool TagNames, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ImageRoot);
