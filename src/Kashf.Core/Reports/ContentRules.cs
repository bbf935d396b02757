using Kashf.Core.Limits;

namespace Kashf.Core.Reports;

/// <summary>Which texts can be stored and tagged.</summary>
public static class ContentRules
{
    /// <returns>Why the text is refused; null where it is fine.</returns>
    public static string? Refuse(string? content, RequestLimits limits)
    {
        if (string.IsNullOrWhiteSpace(content))
            return "the text is empty";
        if (content.Length > limits.ContentLength)
            return $"the text has {content.Length:N0} characters; at most {limits.ContentLength:N0} are taken: split it";
        return content.Contains('\0', StringComparison.Ordinal) ? "the text holds a NUL character: remove it" : null;
    }
}
