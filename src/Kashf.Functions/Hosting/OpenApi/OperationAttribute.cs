namespace Kashf.Functions.Hosting.OpenApi;

/// <summary>Describes an endpoint for the API document; routes, methods and schemas come from the code itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string group, string summary) : Attribute
{
    public string Group { get; } = group;

    public string Summary { get; } = summary;

    /// <summary>More than the summary says, in Markdown.</summary>
    public string? Description { get; set; }

    /// <summary>The record that the body is read into; null where there is no body.</summary>
    public Type? Request { get; set; }

    /// <summary>A body that a client might send, as JSON.</summary>
    public string? Example { get; set; }

    /// <summary>The record of the answer.</summary>
    public Type? Answer { get; set; }

    /// <summary>The media type of an answer that is not JSON.</summary>
    public string? AnswerMediaType { get; set; }

    /// <summary>Another record that may be answered instead, e.g. while a job runs.</summary>
    public Type? AlternativeAnswer { get; set; }

    /// <summary>The record that is answered with 202 where the answer takes longer than a request may.</summary>
    public Type? LateAnswer { get; set; }

    /// <summary>The field of a file that multipart/form-data may bring; null where it brings none.</summary>
    public string? FileField { get; set; }

    /// <summary>Whether the answer is a page of a list, chosen by the URL's query.</summary>
    public bool IsPaged { get; set; }

    /// <summary>Statuses of refusals besides those that every endpoint has.</summary>
    public int[] Errors { get; set; } = [];

    /// <summary>Whether the endpoint answers without credentials.</summary>
    public bool Anonymous { get; set; }
}
