using System.Text.RegularExpressions;

namespace Kashf.Core.Storage;

/// <summary>A model's version names a file or blob, and must not name anything else.</summary>
public static partial class ModelVersion
{
    /// <exception cref="ArgumentException">Anything but 1 to 100 letters, digits, dots, hyphens and underscores of ASCII, or
    /// a dot in front.</exception>
    public static string Check(string version) => Valid().IsMatch(version)
        ? version
        : throw new ArgumentException("A model's version is 1 to 100 of A-Z a-z 0-9 . - _ and does not begin with a dot.", nameof(version));

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Valid();
}
