namespace Kashf.Core.Results;

/// <summary>A refusal that the caller can understand and mend.</summary>
/// <param name="Kind">The sort of refusal.</param>
/// <param name="Code">A stable, kebab-case name, e.g. <c>tag-title-exists</c>.</param>
/// <param name="Detail">What is wrong and what to do about it, in a sentence.</param>
public sealed record Error(ErrorKind Kind, string Code, string Detail)
{
    private static readonly Dictionary<string, string[]> NoFields = [];

    /// <summary>Messages by the field they concern; empty where the whole request is meant.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; init; } = NoFields;

    public static Error Field(ErrorKind kind, string code, string field, string message) =>
        new(kind, code, $"{field}: {message}") { Fields = new Dictionary<string, string[]> { [field] = [message] } };

    public static Error Invalid(string field, string message) =>
        Field(ErrorKind.Invalid, "invalid-field", field, message);
}
