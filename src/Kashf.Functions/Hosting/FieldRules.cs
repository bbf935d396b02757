namespace Kashf.Functions.Hosting;

/// <summary>Limits that several requests share.</summary>
internal static class FieldRules
{
    public const int TitleLength = 200;
    public const int SlugLength = 100;

    /// <summary>Letters of any script and digits, with <c>-</c>, <c>_</c> and <c>.</c> between.</summary>
    public const string Slug = @"^[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c._-]*$";

    public const string SlugMessage = "must begin with a letter or digit and hold letters, digits, '-', '_' and '.' only";

    public const string TitlePattern = @"^[^\u0000-\u001f\u007f]*$";

    public const string QueryPattern = @"^[^\u0000]*$";

    public const string QueryMessage = "must not hold a NUL character";

    public const string TitleMessage = "must not hold control characters";
}
