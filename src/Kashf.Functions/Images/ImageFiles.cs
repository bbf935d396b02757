namespace Kashf.Functions.Images;

/// <summary>Names of the image files that are uploaded.</summary>
internal static class ImageFiles
{
    /// <summary>They go after some days.</summary>
    public const string Uploads = "uploads/images";

    public static string Upload(string hash) => $"{Uploads}/{hash}";

    /// <returns>Null where the file is no upload.</returns>
    public static string? UploadedHash(string file) =>
        file.StartsWith($"{Uploads}/", StringComparison.Ordinal) ? file[(Uploads.Length + 1)..] : null;
}
