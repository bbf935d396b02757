namespace Kashf.Models.Catalogue;

/// <summary>A model that its publisher offers, and that was looked at: its file must be exactly this one.</summary>
/// <param name="Url">The publisher's address.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Model">Its description, with <see cref="ModelDescription.Sha256"/> and <see cref="ModelDescription.Licence"/>.</param>
public sealed record DownloadableModel(Uri Url, long Bytes, ModelDescription Model);
