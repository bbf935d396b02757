using System.Text.RegularExpressions;

namespace Kashf.Core.Storage;

/// <summary>A file's name becomes a path, and must not lead anywhere else.</summary>
public static partial class FileName
{
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentException">The name is not as <see cref="IFiles"/> says.</exception>
    public static string[] Check(string name) => Valid().IsMatch(name)
        ? name.Split('/')
        : throw new ArgumentException(
            "A file's name is one to eight parts joined by '/', each 1 to 100 of A-Z a-z 0-9 . - _ that begin with a letter or digit.",
            nameof(name));

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,7}\z")]
    private static partial Regex Valid();
}
